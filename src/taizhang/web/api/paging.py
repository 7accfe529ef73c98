"""Lists in parts: each answer says how many there are in all and after which row the next part begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

from django.db.models import QuerySet
from ninja import Schema
from pydantic import AfterValidator, Field

from taizhang.web.ui.lists.listing import MOST_COUNTED, counted

Item = TypeVar("Item")
MOST = 200
_LARGEST = 2**62


def _plain(text: str) -> str:
    if "\0" in text:
        raise ValueError("NUL is no character of a text")
    return text.strip()


Text = Annotated[str, Field(max_length=200), AfterValidator(_plain)]
Year = Annotated[int, Field(ge=1900, le=2200)]
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]


class Part(Schema):
    """Which part of a list is asked for."""

    after: Annotated[int, Field(ge=0, le=_LARGEST)] = Field(
        0, description="上一段答复里的 next the `next` of the part before"
    )
    limit: Annotated[int, Field(ge=1, le=MOST)] = Field(100, description="每段几条 rows in a part")


class Page(Schema, Generic[Item]):
    """A part of a list."""

    items: list[Item]
    total: int = Field(description="符合条件的总数 rows in all that fit")
    total_is_exact: bool = Field(description=f"超过 {MOST_COUNTED} 就不再数 counting stops there")
    next: int | None = Field(description="下一段的 after；没有了为 null `after` of the next part")


def page_of(
    rows: QuerySet[Any], part: Part, make: Callable[[Sequence[Any]], Sequence[Any]]
) -> dict[str, Any]:
    """The part of ``rows`` that is asked for, in the order of their keys."""
    found = list(rows.order_by("pk").filter(pk__gt=part.after)[: part.limit + 1])
    shown = found[: part.limit]
    total = counted(rows)
    return {
        "items": list(make(shown)),
        "total": min(total, MOST_COUNTED),
        "total_is_exact": total <= MOST_COUNTED,
        "next": shown[-1].pk if len(found) > part.limit else None,
    }
