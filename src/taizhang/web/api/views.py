"""Pages for people: what the interface offers, and their tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.models import Person
from taizhang.web.accounts.policies import Action, may, visible
from taizhang.web.api.forms import TokenForm
from taizhang.web.api.interface import interface
from taizhang.web.api.models import Scope, Token
from taizhang.web.api.problems import RefusalError
from taizhang.web.api.services import make_token, revoke_token
from taizhang.web.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing that can be asked for, as the description tells it."""

    method: str
    path: str
    summary: str
    about: str
    parameters: tuple[tuple[str, str, str], ...]


@require_safe
def guide(request: ActorRequest) -> HttpResponse:
    """What the interface offers, from its own description; served from here alone."""
    groups: dict[str, list[Operation]] = {}
    for tag, operation in _operations():
        groups.setdefault(tag, []).append(operation)
    return render(
        request, "api/guide.html", {"groups": groups, "may_make": may(request.actor, Action.ADD, Token)}
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: ActorRequest) -> HttpResponse:
    """The own tokens; a new one is shown once."""
    form = TokenForm(request.POST or None)
    secret = ""
    if request.method == "POST" and form.is_valid():
        try:
            _, secret = make_token(
                actor=request.actor,
                person=cast("Person", request.user),
                name=form.cleaned_data["name"],
                scope=Scope(form.cleaned_data["scope"]),
                days=form.cleaned_data["days"],
                now=timezone.now(),
            )
        except ValidationError as error:
            for name, told in error.message_dict.items():
                form.add_error(name, told)
        else:
            form = TokenForm()
    rows = Token.objects.filter(person=request.actor.person)
    return render(
        request,
        "api/tokens.html",
        {
            "form": form,
            "secret": secret,
            "tokens": visible(request.actor, rows),
            "now": timezone.now(),
            "may_make": may(request.actor, Action.ADD, Token),
        },
    )


@login_required
@require_POST
def revoke(request: ActorRequest, number: int) -> HttpResponse:
    """End a token."""
    token = get_object_or_404(visible(request.actor, Token.objects.all()), pk=number)
    revoke_token(actor=request.actor, token=token, now=timezone.now())
    messages.success(request, say("api.revoked", name=token.name))
    return redirect("api:tokens")


@csrf_exempt
def no_such_address(request: HttpRequest) -> HttpResponse:
    """404 in the form of the interface."""
    return interface.on_exception(request, RefusalError(404, "not_found"))


def _operations() -> Iterator[tuple[str, Operation]]:
    schema: Any = interface.get_openapi_schema(path_prefix=reverse("api:guide"))
    for path, operations in schema["paths"].items():
        for method, told in operations.items():
            yield (
                told.get("tags", [""])[0],
                Operation(
                    method=method.upper(),
                    path=path,
                    summary=told.get("summary", ""),
                    about=told.get("description", ""),
                    parameters=tuple(
                        (one["name"], _type(one["schema"]), one.get("description", ""))
                        for one in told.get("parameters", ())
                    ),
                ),
            )


def _type(schema: dict[str, Any]) -> str:
    options = schema.get("anyOf") or [schema]
    words = [
        " | ".join(map(str, one["enum"])) if "enum" in one else str(one.get("type", ""))
        for one in options
        if one.get("type") != "null"
    ]
    return " | ".join(filter(None, words))
