"""How bold targets are (目标力度), and how often they are met (完成率), for chosen places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, cast

from django.db.models import Count, QuerySet

from taizhang.reconcile.ambition import Ambition, ambitions
from taizhang.reconcile.comparison import Observation
from taizhang.reconcile.quotes import Quote
from taizhang.web.accounts.actors import Actor
from taizhang.web.ledger.models import Verdict
from taizhang.web.ledger.selectors.compare import Laid
from taizhang.web.ledger.selectors.plans import together
from taizhang.web.ledger.selectors.verdicts import Counts, verdicts_seen
from taizhang.web.library.models import Statement
from taizhang.web.ui.lists.filters import Years

_MOST_INDICATORS = 20


def ambition_of(laid: Laid) -> tuple[Ambition, ...]:
    """Each target beside the last five results of its place and the targets of peers, the latest first."""
    observed: list[Observation] = []
    for row in laid.rows:
        told = (row.figures.target, row.figures.result)
        observed += [
            _observation(one, place=row.place, year=row.figures.year, flags=row.figures.flags)
            for one in told
            if one is not None and one.base_value is not None
        ]
    return tuple(sorted(ambitions(observed), key=lambda one: (-one.target.year, one.target.place)))


def rates(actor: Actor, places: Sequence[str], *, within: Years, by: str) -> list[tuple[str, Counts]]:
    """The verdicts of ``places`` by ``place_name``, ``first_year`` or ``indicator``, most targets first.

    Years stand in their order; of indicators the twenty with most targets.
    """
    rows = _verdicts(actor, places, within)
    if by == "indicator":
        rows = rows.exclude(indicator="")
    found: defaultdict[Any, dict[str, int]] = defaultdict(dict)
    for key, outcome, n in rows.order_by().values_list(by, "outcome").annotate(n=Count("pk")):
        if key is not None:
            found[key][outcome] = n
    made = [(str(key), together([Counts(by_outcome=counts)])) for key, counts in found.items()]
    if by == "first_year":
        return sorted(made, reverse=True)
    return sorted(made, key=lambda one: (-one[1].total, one[0]))[:_MOST_INDICATORS]


def _verdicts(actor: Actor, places: Sequence[str], within: Years) -> QuerySet[Verdict]:
    rows = verdicts_seen(actor).filter(place_name__in=places, repeats=False)
    return rows.filter(within.on("first_year"))


def _observation(statement: Statement, *, place: str, year: int, flags: Iterable[str]) -> Observation:
    return Observation(
        place=place,
        indicator=statement.indicator,
        kind=cast(Any, statement.kind),
        unit=statement.base_unit,
        period=str(year),
        status=cast(Any, statement.status),
        value=statement.base_value or 0.0,
        cmp=cast(Any, statement.cmp),
        basis=statement.basis or None,
        flags=tuple(flags),
        quote=Quote(
            entry="",
            document=str(statement.document_id),
            year=statement.report_year or year,
            start=statement.start,
            end=statement.end,
            text=statement.text,
        ),
    )
