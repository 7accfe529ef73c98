"""Who may open pages of the ledger: people who hold a post."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBase
from django.views.decorators.http import require_http_methods

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.ledger.views.listed import staff_only

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def staff_page(view: View) -> View:
    """A page to be read by whoever holds a post; which of its rows is asked row by row."""
    return _page(view, ["GET", "HEAD"])


def staff_deed(view: View) -> View:
    """An address that does something; whether this person may is asked by the service."""
    return _page(view, ["POST"])


def staff_form(view: View) -> View:
    """A page with a form that is sent to the same address."""
    return _page(view, ["GET", "HEAD", "POST"])


def _page(view: View, methods: list[str]) -> View:
    @wraps(view)
    def asked(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        staff_only(request)
        return view(request, *args, **kwargs)

    return cast("View", login_required(require_http_methods(methods)(asked)))
