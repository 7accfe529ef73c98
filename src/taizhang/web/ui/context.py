"""What the base page needs on every page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from taizhang.web.accounts.actors import VISITOR
from taizhang.web.ui.navigation import address, menu
from taizhang.web.words import language


def shell(request: HttpRequest) -> dict[str, Any]:
    """``actor``, ``menu``, ``lang``, ``side_frame``, ``search_address`` ("" for who may not search).

    Of parts asked for by htmx, ``request.htmx`` tells.
    """
    actor = getattr(request, "actor", VISITOR)
    return {
        "actor": actor,
        "menu": menu(actor, path=request.path),
        "lang": language(),
        # A page that extends ui/side.html is asked for by the panel or by itself.
        "side_frame": "ui/side_part.html" if _in_panel(request) else "ui/side_page.html",
        "search_address": "" if actor.is_visitor else address("search:search") or "",
    }


def _in_panel(request: HttpRequest) -> bool:
    return request.headers.get("HX-Target") == "side"
