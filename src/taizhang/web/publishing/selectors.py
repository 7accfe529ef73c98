"""Reading what is public."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from taizhang.web.publishing.models import Case, CaseState, Edition, Figure


def standing_edition(place: str, year: int) -> Edition | None:
    """The last edition of a plan that is not taken back."""
    rows = Edition.objects.filter(place_name=place, year=year, withdrawn_at=None)
    return rows.order_by("-id").first()


def standing_editions() -> QuerySet[Edition]:
    """The standing edition of each plan, latest years first."""
    open_rows = Edition.objects.filter(withdrawn_at=None)
    last: dict[tuple[str, int], int] = {}
    for number, place, year in open_rows.order_by("id").values_list("pk", "place_name", "year"):
        last[place, year] = number
    return Edition.objects.filter(pk__in=last.values()).order_by("-year", "place_name")


def figure_at(key: str) -> Figure | None:
    """A figure as the last edition that holds it says it; one that stands before one that was taken back."""
    rows = Figure.objects.filter(key=key).select_related("edition").order_by("-edition_id")
    found = list(rows[:50])
    standing = [row for row in found if row.edition.withdrawn_at is None]
    return next(iter(standing or found), None)


def figure_in(edition: Edition, key: str) -> Figure | None:
    """A figure as one edition says it."""
    return Figure.objects.filter(edition=edition, key=key).select_related("edition").first()


def history_of(key: str) -> QuerySet[Figure]:
    """A figure through the editions, the latest first."""
    return Figure.objects.filter(key=key).select_related("edition").order_by("-edition_id")


def closed_cases(key: str) -> QuerySet[Case]:
    """What came of feedback on a figure."""
    return Case.objects.filter(key=key, state=CaseState.CLOSED)


def series_of(place: str, indicator: str) -> Sequence[Figure]:
    """Targets of an indicator in the standing editions of a place, by year."""
    editions = standing_editions().filter(place_name=place)
    rows = Figure.objects.filter(edition__in=editions, indicator=indicator, part="target", value_high=None)
    return list(rows.select_related("edition").order_by("edition__year", "position"))


def results_of(figures: Sequence[Figure]) -> dict[str, Figure]:
    """The results that targets name, by their keys, each from the edition of a target."""
    keys = {figure.result_key for figure in figures if figure.result_key}
    editions = {figure.edition_id for figure in figures}
    return {row.key: row for row in Figure.objects.filter(edition__in=editions, key__in=keys)}
