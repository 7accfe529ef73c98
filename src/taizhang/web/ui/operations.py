"""For whoever runs it: is it well, and its counters."""

from __future__ import annotations

import secrets

from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from taizhang.web.installation import installation
from taizhang.web.jobs.selectors import jobs_by_state
from taizhang.web.ui.measures import exposition


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 where the database answers, else 503; says nothing else to whoever asks."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "database"}, status=503)
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """The counters, for who shows ``Authorization: Bearer <TAIZHANG_METRICS_TOKEN>``; else no such page."""
    token = installation().metrics_token
    shown = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not token or not secrets.compare_digest(shown.encode(), token.encode()):
        raise Http404
    return HttpResponse(
        exposition(jobs=jobs_by_state()), content_type="text/plain; version=0.0.4; charset=utf-8"
    )
