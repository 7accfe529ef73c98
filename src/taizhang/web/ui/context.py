"""What the base page needs on every page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from taizhang.web.accounts.actors import VISITOR
from taizhang.web.ui.navigation import menu
from taizhang.web.words import language


def shell(request: HttpRequest) -> dict[str, Any]:
    """``actor``, ``menu``, ``lang``; of a part of a page asked for by htmx, ``request.htmx`` tells."""
    actor = getattr(request, "actor", VISITOR)
    return {
        "actor": actor,
        "menu": menu(actor, path=request.path),
        "lang": language(),
    }
