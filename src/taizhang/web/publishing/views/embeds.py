"""Charts that other sites show in a frame: no menu, no cookies asked for, nothing loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from csp.decorators import csp_replace
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, may
from taizhang.web.publishing.models import Edition
from taizhang.web.publishing.shown import outcome_rows
from taizhang.web.publishing.views.public import series_of_request

View = TypeVar("View", bound=Callable[..., HttpResponse])


def _in_any_frame(view: View) -> View:
    return cast("View", csp_replace({"frame-ancestors": ["*"]})(view))


@require_safe
@xframe_options_exempt
@_in_any_frame
def edition(request: ActorRequest, number: int) -> HttpResponse:
    """The outcomes of an edition."""
    found = get_object_or_404(Edition, pk=number)
    if not may(request.actor, Action.VIEW, found):
        return render(request, "publishing/embed_gone.html", {"edition": found}, status=410)
    return render(
        request, "publishing/embed_edition.html", {"edition": found, "outcomes": outcome_rows(found)}
    )


@require_safe
@xframe_options_exempt
@_in_any_frame
def series(request: ActorRequest) -> HttpResponse:
    """An indicator of a place through the plans."""
    place = request.GET.get("place", "")[:64]
    return render(request, "publishing/embed_series.html", {**series_of_request(request), "place": place})
