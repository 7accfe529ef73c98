"""Jobs of the ledger, and what it does when records change."""

from __future__ import annotations

from django.utils import timezone

from taizhang.web.jobs import queue
from taizhang.web.jobs.handlers import handles
from taizhang.web.jobs.models import Job
from taizhang.web.ledger.models import Place
from taizhang.web.ledger.services.judging import JUDGE, ask_for_judging, judge
from taizhang.web.ledger.services.keeping import keep_judged
from taizhang.web.ledger.services.narrowing import narrow
from taizhang.web.ledger.services.series import keep_series
from taizhang.web.ledger.services.voiding import drop_void
from taizhang.web.ledger.withdrawal import goes_with
from taizhang.web.library.changes import Change, on_change
from taizhang.web.library.consequences import on_withdrawal


@on_change
def judge_again(change: Change) -> None:
    """Have the verdicts of the places concerned made again; what counts no more goes at once."""
    for place in sorted(change.places):
        ask_for_judging(place, now=change.at)
    drop_void(change.documents)
    if change.access:
        narrow(change.documents, change.places)
        for known in Place.objects.filter(name__in=change.places):
            keep_series(known)


on_withdrawal(goes_with)


@handles(JUDGE)
def judge_place(job: Job) -> None:
    """Judge a place, and once more where something changed meanwhile."""
    place = Place.objects.filter(name=job.payload["place"]).first()
    if place is None:
        queue.finish(job, now=timezone.now())
        return
    revision = place.revision
    judged = judge(place.name)
    now = timezone.now()

    def finish(held: Place) -> None:
        queue.finish(job, now=now)
        if held.revision != revision:
            queue.enqueue(JUDGE, key=held.name, payload={"place": held.name}, now=now)

    keep_judged(place, judged, revision=revision, now=now, together=finish)
