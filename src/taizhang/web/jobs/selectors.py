"""Reading the queue."""

from __future__ import annotations

from django.db.models import Count

from taizhang.web.jobs.models import Job, JobState


def jobs_by_state() -> dict[str, int]:
    """How many jobs there are in each state, the empty ones too."""
    counted = dict(Job.objects.order_by().values_list("state").annotate(Count("id")))
    return {state: counted.get(state, 0) for state in JobState.values}
