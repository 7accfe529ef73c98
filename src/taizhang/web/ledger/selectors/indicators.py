"""Indicators: one line for each indicator and place, and all figures of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, visible
from taizhang.web.ledger.indicators import named_like
from taizhang.web.ledger.models import Series, Verdict
from taizhang.web.ledger.selectors.observed import Scale, YearFigures, by_year, scale_of, scales
from taizhang.web.ledger.selectors.targets import verdicts_of
from taizhang.web.ledger.selectors.versions import Version, adjustments_of, versions_of
from taizhang.web.library.counted import counted
from taizhang.web.library.models import Statement
from taizhang.web.ui.lists.filters import Asked, Years, choice, text, years

_MOST_ELSEWHERE = 400
_FIELDS = (
    *("key", "document", "report_place", "report_year", "start", "end", "indicator", "subject", "text"),
    *("value", "value_high", "unit_text", "base_value", "base_unit", "kind", "cmp", "status", "period"),
    *("year", "modality", "basis", "place", "rule", "confidence"),
)
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorsAsked(Asked):
    """What can be asked of the list of indicators."""

    words: str = text(label="ledger.indicator_words")
    place: str = choice(label="ledger.place")
    year: Years = years(label="ledger.year")
    modality: str = choice(
        label="ledger.has_modality", group="ledger.modality", values=("expected", "binding")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLine:
    """One year of an indicator with the verdict on its target and the target's versions."""

    figures: YearFigures
    verdict: Verdict | None
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorLine:
    """One indicator of one place on the scale of its latest target: ``years`` from the latest."""

    indicator: str
    place: str
    scale: Scale | None
    years: tuple[YearLine, ...]

    @property
    def target(self) -> Statement | None:
        """The latest target."""
        return next((line.figures.target for line in self.years if line.figures.target), None)

    @property
    def result(self) -> Statement | None:
        """The latest result."""
        return next((line.figures.result for line in self.years if line.figures.result), None)

    @property
    def verdict(self) -> Verdict | None:
        """The latest verdict that says something; a pending one where there is no other."""
        found = [line.verdict for line in self.years if line.verdict]
        return next((one for one in found if one.outcome != "pending"), found[0] if found else None)


def series_asked(actor: Actor, asked: IndicatorsAsked, action: Action = Action.VIEW) -> QuerySet[Series]:
    """One row for each indicator and place that fits what is asked."""
    rows = series(actor, asked, action)
    if asked.words:
        rows = rows.filter(indicator__in=named_like(asked.words))
    return rows.filter(place_name=asked.place) if asked.place else rows


def series(
    actor: Actor, asked: IndicatorsAsked | None = None, action: Action = Action.VIEW
) -> QuerySet[Series]:
    """One row for each indicator and place with figures that may be seen, of the years and nature asked.

    There is a row for each tier: of those of one pair the first stands for all.
    """
    asked = asked or IndicatorsAsked()
    rows = visible(actor, Series.objects.all(), action).filter(_fits(asked))
    same = Series.objects.filter(
        place_name=OuterRef("place_name"), indicator=OuterRef("indicator"), pk__lt=OuterRef("pk")
    )
    return rows.exclude(Exists(visible(actor, same, action).filter(_fits(asked))))


def _fits(asked: IndicatorsAsked) -> Q:
    fits = Q()
    if asked.year.first is not None:
        fits &= Q(last_year__gte=asked.year.first)
    if asked.year.last is not None:
        fits &= Q(first_year__lte=asked.year.last)
    return fits & Q(**{asked.modality: True}) if asked.modality else fits


def indicator_lines(actor: Actor, rows: Sequence[Series]) -> list[IndicatorLine]:
    """Lines of one page or batch with their figures."""
    pairs = [(row.indicator, row.place_name) for row in rows]
    told = figures_of(actor, pairs)
    chosen = {pair: _latest_scale(told.get(pair, ())) for pair in pairs}
    years = {pair: by_year(told.get(pair, ()), scale) if scale else [] for pair, scale in chosen.items()}
    lines = iter(_judged(actor, [one for pair in pairs for one in years[pair]]))
    return [
        IndicatorLine(
            indicator=pair[0],
            place=pair[1],
            scale=chosen[pair],
            years=tuple(next(lines) for _ in years[pair]),
        )
        for pair in pairs
    ]


def indicator_line(
    actor: Actor, indicator: str, place: str, *, scale: Scale | None, statements: Sequence[Statement]
) -> IndicatorLine:
    """All years of one indicator and place on one scale."""
    years = by_year(statements, scale) if scale else []
    return IndicatorLine(indicator=indicator, place=place, scale=scale, years=tuple(_judged(actor, years)))


def figures_of(
    actor: Actor, pairs: Iterable[Pair], action: Action = Action.VIEW
) -> dict[Pair, list[Statement]]:
    """The figures of pairs of indicator and place."""
    wanted = Q(pk__in=())
    for indicator, place in pairs:
        wanted |= Q(indicator=indicator, report_place=place)
    found: defaultdict[Pair, list[Statement]] = defaultdict(list)
    rows = counted(actor, Statement.objects.filter(wanted, place=""), action).only(*_FIELDS)
    for row in rows.order_by("report_year", "document", "start"):
        found[row.indicator, row.report_place].append(row)
    return dict(found)


def places_of(actor: Actor, indicator: str) -> list[Series]:
    """The places that tell of an indicator, those with most figures first."""
    rows = series(actor).filter(indicator=indicator).order_by("-statements", "place_name")
    return list(rows[:_MOST_ELSEWHERE])


def elsewhere(actor: Actor, indicator: str, scale: Scale, *, year: int, but: str) -> list[Statement]:
    """The results of a year on the same scale at other places, one for each, by size."""
    rows = (
        counted(actor, Statement.objects.filter(indicator=indicator, year=year, kind=scale.kind, place=""))
        .filter(base_unit=scale.unit)
        .exclude(Q(status="target") | Q(report_place=but))
        .only(*_FIELDS)
    )
    told: defaultdict[str, list[Statement]] = defaultdict(list)
    for row in rows.order_by("report_place", "report_year", "start")[:_MOST_ELSEWHERE]:
        told[row.report_place].append(row)
    lines = [line for place in told for line in by_year(told[place], scale)[:1]]
    found = [line.result for line in lines if line.result is not None]
    return sorted(found, key=lambda one: -(one.base_value or one.value or 0))


def _judged(actor: Actor, years: Sequence[YearFigures]) -> list[YearLine]:
    numbers = [one.target.pk for one in years if one.target]
    verdicts = verdicts_of(actor, numbers)
    adjustments = adjustments_of(actor, numbers)
    made = []
    for one in years:
        verdict = verdicts.get(one.target.pk) if one.target else None
        held = adjustments.get(one.target.pk, []) if one.target else []
        versions = versions_of(one.target, verdict, held) if one.target else []
        made.append(YearLine(figures=one, verdict=verdict, versions=tuple(versions)))
    return made


def _latest_scale(statements: Sequence[Statement]) -> Scale | None:
    """That of the latest target, else of most figures."""
    known = scales(statements)
    aims = [
        one
        for one in statements
        if one.status == "target" and one.year == one.report_year and scale_of(one) in known
    ]
    if not aims:
        return known[0] if known else None
    latest = max(one.year or 0 for one in aims)
    return min((scale_of(one) for one in aims if one.year == latest), key=known.index)
