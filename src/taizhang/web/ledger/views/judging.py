"""Whether verdicts are being made again."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django_htmx.http import HttpResponseClientRefresh

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.ledger.selectors.verdicts import places_in_work
from taizhang.web.ledger.views.access import staff_page


@staff_page
def judging(request: ActorRequest) -> HttpResponseBase:
    """Has the page loaded again once none of the places (``?place=``) is in work any more."""
    names = request.GET.getlist("place")[:20]
    if places_in_work(request.actor, names=names):
        return HttpResponse(status=204)
    return HttpResponseClientRefresh()
