"""Rules of access: one definition answers "may I?" of an object and "which ones?" of a table.

A rule is built of atoms, each with a condition on the database and a test on an object that say the same;
``&`` and ``|`` join both at once. A property test holds the two to each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Model, Q

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.models import Role, Tier


@dataclass(frozen=True, slots=True)
class Rule:
    """``condition(actor)``: the rows, as a Q; ``test(actor, object)``: the same of one object.

    ``always(actor)``: whether it holds for every row there could be.
    """

    condition: Callable[[Actor], Q]
    test: Callable[[Actor, Any], bool]
    always: Callable[[Actor], bool]

    def __and__(self, other: Rule) -> Rule:
        return Rule(
            lambda actor: self.condition(actor) & other.condition(actor),
            lambda actor, item: self.test(actor, item) and other.test(actor, item),
            lambda actor: self.always(actor) and other.always(actor),
        )

    def __or__(self, other: Rule) -> Rule:
        return Rule(
            lambda actor: self.condition(actor) | other.condition(actor),
            lambda actor, item: self.test(actor, item) or other.test(actor, item),
            lambda actor: self.always(actor) or other.always(actor),
        )


# Django takes an empty Q for "nothing said": Q() | Q(a) is Q(a). So "every row" has to be said.
_NO_ROW = Q(pk__in=())
_EVERY_ROW = ~_NO_ROW


def _never(actor: Actor) -> bool:
    return False


EVERYTHING = Rule(lambda actor: _EVERY_ROW, lambda actor, item: True, lambda actor: True)
NOTHING = Rule(lambda actor: _NO_ROW, lambda actor, item: False, _never)


def role_is(*roles: Role) -> Rule:
    """Whoever holds one of the roles anywhere: all rows, else none."""
    wanted = frozenset(roles)
    return Rule(
        lambda actor: _EVERY_ROW if actor.roles & wanted else _NO_ROW,
        lambda actor, item: bool(actor.roles & wanted),
        lambda actor: bool(actor.roles & wanted),
    )


def tier_in(*tiers: Tier, field: str = "tier") -> Rule:
    """Rows of these tiers."""
    wanted = tuple(tier.value for tier in tiers)
    return Rule(
        lambda actor: Q(**{f"{field}__in": wanted}),
        lambda actor, item: _follow(item, field) in wanted,
        _never,
    )


def not_sensitive(*, field: str = "sensitive") -> Rule:
    """Rows that are not marked sensitive (敏感)."""
    return Rule(lambda actor: Q(**{field: False}), lambda actor, item: _follow(item, field) is False, _never)


def within_unit(*roles: Role, field: str = "unit") -> Rule:
    """Rows of units for which one of the roles is held, and of those under. ``field=""``: it is a unit."""
    wanted = frozenset(roles)
    name = f"{field}__path" if field else "path"

    def condition(actor: Actor) -> Q:
        rows = _NO_ROW
        for path in actor.paths(wanted):
            rows |= Q(**{f"{name}__startswith": path})
        return rows

    def test(actor: Actor, item: Model) -> bool:
        path = _follow(item, name)
        return path is not None and any(path.startswith(own) for own in actor.paths(wanted))

    return Rule(condition, test, _never)


def own(*, field: str = "person") -> Rule:
    """Rows of the person who asks. ``field="pk"``: the row is the person."""
    name = field if field == "pk" else f"{field}_id"
    return Rule(
        lambda actor: _NO_ROW if actor.person is None else Q(**{name: actor.person}),
        lambda actor, item: actor.person is not None and _follow(item, name) == actor.person,
        _never,
    )


def reached(rule: Rule, *, through: str) -> Rule:
    """A rule on the row that ``through`` names (``document``, ``statement__document``).

    A row whose link is empty is reached only by whom the rule lets do it with every row.
    """

    def test(actor: Actor, item: Model) -> bool:
        target = _follow(item, through)
        return rule.always(actor) if target is None else rule.test(actor, target)

    return Rule(lambda actor: _moved(rule.condition(actor), through), test, rule.always)


def _moved(condition: Q, through: str) -> Q:
    moved = Q(_connector=condition.connector, _negated=condition.negated)
    for child in condition.children:
        if isinstance(child, Q):
            moved.children.append(_moved(child, through))
        else:
            name, value = cast("tuple[str, Any]", child)
            moved.children.append((f"{through}__{name}", value))
    return moved


def _follow(item: Any, field: str) -> Any:
    """The value at ``a__b__c`` of an object; None where a link on the way is empty."""
    for name in field.split("__"):
        if item is None:
            return None
        item = getattr(item, name)
    return item
