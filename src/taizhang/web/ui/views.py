"""The first page, and pages that say what went wrong and what to do next."""

from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.busy import RETRY_AFTER, is_busy
from taizhang.web.ui.front import front_of


@require_safe
def home(request: ActorRequest) -> HttpResponse:
    """The overview (概览); for a visitor, what there is to read."""
    return render(request, "ui/home.html", {"front": mark_safe(front_of(request))})  # noqa: S308 - templates


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: what was asked for is for others."""
    return render(request, "ui/refused.html", {"kind": "forbidden"}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return render(request, "ui/refused.html", {"kind": "not_found"}, status=404)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 where a form was sent without its token: mostly a page left open overnight."""
    return render(request, "ui/refused.html", {"kind": "form_expired"}, status=403)


def failed(request: HttpRequest) -> HttpResponse:
    """500: our fault; the number helps to find it in the log. 503 where others were writing for too long.

    Of a part of a page that a script asked for, a notice is given that is put at the head of the page
    (``base.js``): else nothing would be seen to happen.
    """
    busy = is_busy(sys.exc_info()[1])
    told = {"kind": "busy" if busy else "failed"}
    part = request.headers.get("HX-Request") == "true"
    status = 503 if busy else 500
    answer = render(request, "ui/refused_part.html" if part else "ui/refused.html", told, status=status)
    if part:
        answer["HX-Retarget"], answer["HX-Reswap"] = "#told", "innerHTML show:#told:top"
    if busy:
        answer["Retry-After"] = str(RETRY_AFTER)
    return answer
