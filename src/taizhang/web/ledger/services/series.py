"""Which indicators a place tells of, counted anew when its documents are judged."""

from __future__ import annotations

from django.db.models import Count, Max, Min, Q

from taizhang.web.differing import Differences, differences, write
from taizhang.web.ledger.indicators import positions
from taizhang.web.ledger.models import Place, Series
from taizhang.web.library.counted import COUNTS
from taizhang.web.library.models import DocumentState, Statement

# What lies on one scale from year to year; a rank or a multiple is told beside a figure.
KINDS = ("amount", "growth", "ratio", "increment")
_OWN = Q(place="", kind__in=KINDS, value__isnull=False, document__state=DocumentState.READ)


def keep_series(place: Place) -> None:
    """Bring the series of a place up to date; inside the transaction of what changed its figures."""
    write(differing_series(place))


def differing_series(place: Place) -> Differences:
    """What to write of the series of a place: counted from its figures as they are now."""
    known = positions()
    groups = (
        Statement.objects.filter(COUNTS & _OWN, report_place=place.name)
        .exclude(indicator="")
        .order_by()
        .values("indicator", "tier", "sensitive", "unit_id")
        .annotate(
            figures=Count("pk"),
            first=Min("year"),
            last=Max("year"),
            expected=Count("pk", filter=Q(modality="expected")),
            binding=Count("pk", filter=Q(modality="binding")),
        )
    )
    wanted = [
        Series(
            place_name=place.name,
            indicator=found["indicator"],
            position=known.get(found["indicator"], len(known)),
            first_year=found["first"],
            last_year=found["last"],
            statements=found["figures"],
            expected=found["expected"] > 0,
            binding=found["binding"] > 0,
            tier=found["tier"],
            sensitive=found["sensitive"],
            unit_id=found["unit_id"],
        )
        for found in groups
    ]
    held = Series.objects.filter(place_name=place.name).order_by("pk")
    return differences(Series, held=held, wanted=wanted, key=_readers)


def _readers(row: Series) -> tuple[str, str, bool, int | None]:
    return row.indicator, row.tier, row.sensitive, row.unit_id
