"""Units: added, renamed, moved, merged, closed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat, Substr

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.models import Unit, UnitAlias, UnitKind
from taizhang.web.accounts.policies import Action, demand
from taizhang.web.audit.services import changed, record
from taizhang.web.words import say

_FIELDS = ("name", "short_name", "kind", "parent_id", "valid_from", "valid_until")


@transaction.atomic
def add_unit(
    *,
    actor: Actor,
    name: str,
    kind: UnitKind,
    now: datetime,
    parent: Unit | None = None,
    short_name: str = "",
    aliases: Iterable[str] = (),
    valid_from: date | None = None,
) -> Unit:
    """A new unit under ``parent``. Raises ValidationError where an open unit of that name stands there."""
    demand(actor, Action.ADD, Unit)
    unit = Unit(name=name, kind=kind, parent=parent, short_name=short_name, valid_from=valid_from)
    unit.full_clean()
    unit.save(force_insert=True)
    unit.path = unit.path_under(parent)
    unit.save(update_fields=["path"])
    _set_aliases(unit, aliases)
    record(actor=actor, action="accounts.unit_added", subject=unit, after=_said(unit), at=now)
    return unit


@transaction.atomic
def change_unit(
    *,
    actor: Actor,
    unit: Unit,
    name: str,
    short_name: str,
    kind: UnitKind,
    parent: Unit | None,
    aliases: Iterable[str],
    now: datetime,
    valid_from: date | None = None,
    valid_until: date | None = None,
    why: str = "",
) -> None:
    """Correct a unit or move it with all that is under it. A former name is best kept as an alias.

    Raises ValidationError where it would stand under itself, or beside another of its name.
    """
    demand(actor, Action.CHANGE, unit)
    before = _said(unit)
    if parent is not None and parent.path.startswith(unit.path):
        raise ValidationError({"parent": say("accounts.unit_under_itself")})
    old_path = unit.path
    unit.name, unit.short_name, unit.kind, unit.parent = name, short_name, kind, parent
    unit.valid_from, unit.valid_until = valid_from, valid_until
    unit.path = unit.path_under(parent)
    unit.full_clean()
    unit.save()
    if unit.path != old_path:
        moved = Concat(Value(unit.path), Substr("path", len(old_path) + 1))
        Unit.objects.filter(path__startswith=old_path).exclude(pk=unit.pk).update(path=moved)
    _set_aliases(unit, aliases)
    before, after = changed(before, _said(unit))
    if after:
        record(
            actor=actor,
            action="accounts.unit_changed",
            subject=unit,
            before=before,
            after=after,
            why=why,
            at=now,
        )


@transaction.atomic
def merge_unit(*, actor: Actor, unit: Unit, into: Unit, on: date, now: datetime, why: str = "") -> None:
    """``unit`` is no more from ``on``; ``into`` takes over and is also found by its names.

    Records stay with the unit that they were made for. Raises ValidationError for a merger with itself or
    with a unit under it.
    """
    demand(actor, Action.CHANGE, unit)
    demand(actor, Action.CHANGE, into)
    if into.path.startswith(unit.path):
        raise ValidationError({"into": say("accounts.unit_under_itself")})
    before = _said(unit)
    unit.merged_into, unit.valid_until = into, on
    unit.full_clean()
    unit.save(update_fields=["merged_into", "valid_until"])
    known = {into.name, into.short_name, *into.aliases.values_list("name", flat=True)}
    names = {unit.name, unit.short_name, *unit.aliases.values_list("name", flat=True)} - known - {""}
    UnitAlias.objects.bulk_create([UnitAlias(unit=into, name=name) for name in sorted(names)])
    record(
        actor=actor,
        action="accounts.unit_merged",
        subject=unit,
        before={"valid_until": before["valid_until"]},
        after={"merged_into": into.pk, "valid_until": on},
        why=why,
        at=now,
    )


def _set_aliases(unit: Unit, aliases: Iterable[str]) -> None:
    wanted = {alias.strip() for alias in aliases} - {"", unit.name}
    unit.aliases.exclude(name__in=wanted).delete()
    kept = set(unit.aliases.values_list("name", flat=True))
    UnitAlias.objects.bulk_create([UnitAlias(unit=unit, name=name) for name in sorted(wanted - kept)])


def _said(unit: Unit) -> dict[str, Any]:
    names = sorted(unit.aliases.values_list("name", flat=True))
    return {**{field: getattr(unit, field) for field in _FIELDS}, "aliases": names}
