"""Records that have certain words: asked for by lists, answered by the application that keeps the index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Model, Q, QuerySet
from django.db.models.sql.compiler import SQLCompiler

MOST_NUMBERED = 10_000
# Up to here all with a word are numbered where they are wanted twice: to look for them again takes longer.
MOST_WITH_WORDS = 3 * MOST_NUMBERED
# What the index tells of a target besides its words.
TARGET = "target"


def mark_of_targets(indicator: str) -> str:
    """What the index tells of the targets of an indicator."""
    return f"{TARGET}={indicator}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """The records of a table that have the words asked for, whoever may see them.

    ``numbers``: their primary keys in no order; where they are more than was asked, ``cut``, as many as was
    asked, and ``every`` gives all as a subquery. ``first``: the first so many, the newest reports first,
    within one as it reads.
    """

    numbers: tuple[int, ...]
    cut: bool
    every: QuerySet[Any, int]
    first: Callable[[int], Sequence[int]]

    def condition(self, field: str = "pk") -> Q:
        """That ``field`` is one of them."""
        if self.cut:
            return Q(**{f"{field}__in": self.every})
        return self.numbered(field)

    def numbered(self, field: str = "pk") -> Q:
        """That ``field`` is one of those numbered, which are not all where they are cut."""
        return Q(Among(field, self.numbers))


class Index(Protocol):
    """Finds records by words; see ``having``."""

    def __call__(
        self, model: type[Model], words: str, most: int, *, mark: str = "", instead: Sequence[str] = ()
    ) -> Worded:
        """The records of ``model`` that have ``words``."""
        ...


_indexes: list[Index] = []


def on_words(index: Index) -> Index:
    """Have ``index`` find records by words; from an application's ``handlers``."""
    _indexes[:] = [index]
    return index


def having(
    model: type[Model], words: str, *, most: int | None = None, mark: str = "", instead: Sequence[str] = ()
) -> Worded:
    """The records of ``model`` that have ``words``, as the search would find them.

    ``most`` of them are numbered, 10,000 unless told. ``mark``: of those with this mark alone; ``instead``:
    and those with one of these marks, whatever else is told of them.

    Raises LookupError where no application keeps an index.
    """
    if not _indexes:
        raise LookupError("no application keeps an index of words")
    return _indexes[0](model, words, MOST_NUMBERED if most is None else most, mark=mark, instead=instead)


class Among(Func):
    """Whether a field is one of many numbers, told to the database as one value: used in ``filter``."""

    output_field = BooleanField()

    def __init__(self, field: str, numbers: Sequence[int]) -> None:
        super().__init__(F(field))
        self._told = ",".join(map(str, numbers))

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> Any:
        """By a table of JSON: the number of parameters has a limit."""
        column, params = compiler.compile(self.source_expressions[0])
        condition = f"{column} IN (SELECT value FROM json_each(%s))"  # noqa: S608 - no value of anybody's
        return condition, [*params, f"[{self._told}]"]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> Any:
        """By an array."""
        column, params = compiler.compile(self.source_expressions[0])
        return f"{column} = ANY(%s::bigint[])", [*params, f"{{{self._told}}}"]
