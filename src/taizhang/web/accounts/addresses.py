"""From which address a request comes, where proxies stand in front."""

from __future__ import annotations

from django.http import HttpRequest

from taizhang.web.installation import installation


def client_address(request: HttpRequest) -> str:
    """The address of who asks; what the lockout counts by.

    Each proxy adds to ``X-Forwarded-For`` the address that it was asked from. With n proxies of our own the
    n-th entry from the right was written by the outermost of them; all that stands before it is what the
    client says of itself, and anybody can write another address there for every attempt.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    proxies = installation().proxies
    if not proxies:
        return direct
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    return [*told, direct][-proxies - 1] if len(told) >= proxies else direct
