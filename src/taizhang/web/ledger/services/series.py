"""Which indicators a place tells of, counted anew when its documents are judged."""

from __future__ import annotations

from django.db.models import Count, Max, Min, Q

from taizhang.web.ledger.indicators import positions
from taizhang.web.ledger.models import Place, Series
from taizhang.web.library.counted import COUNTS
from taizhang.web.library.models import DocumentState, Statement

# What lies on one scale from year to year; a rank or a multiple is told beside a figure.
KINDS = ("amount", "growth", "ratio", "increment")
_OWN = Q(place="", kind__in=KINDS, value__isnull=False, document__state=DocumentState.READ)


def keep_series(place: Place) -> None:
    """The series of a place in place of those that were there; inside the transaction of its judging."""
    Series.objects.filter(place_name=place.name).delete()
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
    Series.objects.bulk_create(
        [
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
        ],
        batch_size=300,
    )
