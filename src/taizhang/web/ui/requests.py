"""A number for each request, and one line of log about it."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from taizhang.web.settings.logs import request_id
from taizhang.web.ui.measures import observe

logger = logging.getLogger("taizhang.requests")
_SLOW = 1.0


class RequestIdMiddleware:
    """Gives each request a number (``X-Request-Id`` of the answer), measures it, and logs what matters.

    The route is logged (``enter/<str:token>``), never the path or query: they may hold a token or what
    somebody searched for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        number = secrets.token_hex(8)
        token = request_id.set(number)
        began = time.monotonic()
        try:
            response = self._get_response(request)
            spent = time.monotonic() - began
            observe(request, response, seconds=spent)
            if response.status_code >= 500 or spent > _SLOW or request.method not in ("GET", "HEAD"):
                logger.info(
                    "request",
                    extra={
                        "method": request.method,
                        "route": request.resolver_match.route if request.resolver_match else "",
                        "status": response.status_code,
                        "milliseconds": round(spent * 1000),
                    },
                )
            response["X-Request-Id"] = number
            patch_vary_headers(response, ("HX-Target",))  # a part of a page is never kept as the page
            response.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
            return response
        finally:
            request_id.reset(token)
