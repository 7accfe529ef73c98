"""Writing only what differs: the rows that are wanted beside those that are held.

Comparing needs no lock and is done before it is taken; what is then written under it is little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model

Row = TypeVar("Row", bound=Model)
_BATCH = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """What is to be written of one table.

    ``gone``: numbers of rows to delete; ``changed``: columns with their new values, and the numbers of the
    rows that get them; ``added``: rows to insert.
    """

    model: type[Model]
    gone: tuple[int, ...]
    changed: tuple[tuple[Mapping[str, Any], tuple[int, ...]], ...]
    added: tuple[Model, ...]

    def __bool__(self) -> bool:
        return bool(self.gone or self.changed or self.added)


def differences(
    model: type[Row], *, held: Iterable[Row], wanted: Iterable[Row], key: Callable[[Row], Hashable]
) -> Differences:
    """What of ``wanted`` is not as ``held``. A wanted row whose like is held is given its number.

    Rows are alike by ``key``; of several with one key the first is like the first, and so on.
    """
    columns = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    known = dict(_counted(held, key))
    added: list[Row] = []
    changed: dict[str, tuple[dict[str, Any], list[int]]] = {}
    for told, row in _counted(wanted, key):
        before = known.pop(told, None)
        if before is None:
            added.append(row)
            continue
        row.pk = before.pk
        new = {name: getattr(row, name) for name in columns if getattr(row, name) != getattr(before, name)}
        if new:
            changed.setdefault(repr(new), (new, []))[1].append(row.pk)
    return Differences(
        model=model,
        gone=tuple(row.pk for row in known.values()),
        changed=tuple((new, tuple(numbers)) for new, numbers in changed.values()),
        added=tuple(added),
    )


def write(found: Differences) -> None:
    """Write what differs; inside the caller's transaction. Added rows know their numbers afterwards."""
    rows = found.model._default_manager
    for numbers in _batches(found.gone):
        rows.filter(pk__in=numbers).delete()
    for columns, changed in found.changed:
        for numbers in _batches(changed):
            rows.filter(pk__in=numbers).update(**columns)
    rows.bulk_create(found.added, batch_size=_BATCH)


def _counted(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> Iterator[tuple[Hashable, Row]]:
    seen: Counter[Hashable] = Counter()
    for row in rows:
        told = key(row)
        seen[told] += 1
        yield (told, seen[told]), row


def _batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for at in range(0, len(numbers), _BATCH):
        yield numbers[at : at + _BATCH]
