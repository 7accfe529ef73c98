"""Fills in what only judging writes: a database from before would show no indicators until then."""

from itertools import islice

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Count, Max, Min, Q

from taizhang.web.ledger.indicators import positions

_BATCH = 500
_COUNTED = Q(
    document__is_current=True,
    document__withdrawn_at=None,
    document__state="read",
    place="",
    kind__in=("amount", "growth", "ratio", "increment"),
    value__isnull=False,
)


def fill_series(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The series of places that have none, as judging counts them."""
    Series = apps.get_model("ledger", "Series")
    Statement = apps.get_model("library", "Statement")
    known = positions()
    there = set(Series.objects.order_by().values_list("place_name", flat=True).distinct())
    groups = (
        Statement.objects.filter(_COUNTED)
        .exclude(review="rejected")
        .exclude(indicator="")
        .exclude(report_place="")
        .order_by()
        .values("report_place", "indicator", "tier", "sensitive", "unit_id")
        .annotate(
            figures=Count("pk"),
            first=Min("year"),
            last=Max("year"),
            expected=Count("pk", filter=Q(modality="expected")),
            binding=Count("pk", filter=Q(modality="binding")),
        )
    )
    rows = (
        Series(
            place_name=found["report_place"],
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
        for found in list(groups)
        if found["report_place"] not in there
    )
    while batch := list(islice(rows, _BATCH)):
        Series.objects.bulk_create(batch)


def fill_states(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The state of a goal is that of its last step."""
    Goal = apps.get_model("ledger", "Goal")
    goals = [goal for goal in Goal.objects.filter(state="").order_by("pk") if goal.steps]
    for goal in goals:
        goal.state = max(goal.steps, key=lambda step: step["year"])["state"]
    Goal.objects.bulk_update(goals, ["state"], batch_size=_BATCH)


class Migration(migrations.Migration):
    """Rows alone; taking it back leaves them."""

    dependencies = [
        ("ledger", "0007_order_of_verdicts"),
        ("library", "0004_order_of_lists_and_what_is_hidden"),
    ]

    operations = [
        migrations.RunPython(fill_series, migrations.RunPython.noop),
        migrations.RunPython(fill_states, migrations.RunPython.noop),
    ]
