"""The forms of review: correcting a record, adding one by its place in the text, marking it sensitive."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.views.flow import flowing
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, demand, visible
from taizhang.web.accounts.views.complaints import show
from taizhang.web.library.models import Document, DocumentState, Statement, Task
from taizhang.web.library.proposing import proposed
from taizhang.web.library.review_forms import (
    StatementForm,
    TaskForm,
    indicators_like,
    units_written,
)
from taizhang.web.library.sentences import surroundings
from taizhang.web.library.services import review
from taizhang.web.library.services.decided import fields_of
from taizhang.web.library.services.sensitivity import mark_sensitive
from taizhang.web.library.views.deciding import (
    after_decision,
    back_of,
    record_of,
    seen_of,
    taken_words,
)
from taizhang.web.library.vocabulary import indicator_name
from taizhang.web.words import say


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: ActorRequest, what: str, number: int) -> HttpResponse:
    """Every field of a record; where somebody decided meanwhile, that is said and what was typed stays."""
    row = record_of(request, what, number)
    warned = ""
    form = _form(what, request.POST or None, initial=_initial(fields_of(row), seen=row.version))
    if request.method == "POST" and form.is_valid():
        try:
            decision = review.correct(
                actor=request.actor,
                row=row,
                seen=seen_of(str(form.cleaned_data["seen"])),
                fields=form.decided(),
                why=form.cleaned_data["why"],
                now=timezone.now(),
            )
        except ValidationError as error:
            show(form, error)
        except review.TakenError as taken:
            warned = taken_words(taken)
            row = record_of(request, what, number)
            typed = request.POST.copy()
            typed["seen"] = str(row.version)
            form = _form(what, typed, initial={})
        else:
            return after_decision(request, decision, reload=True)
    return _shown(request, form, row.document, what=what, span=(row.start, row.end), row=row, warned=warned)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: ActorRequest, number: int) -> HttpResponse:
    """A record that the program did not find: ``?what=&start=&end=``, with what it would have read there."""
    rows = visible(request.actor, Document.objects.select_related("body", "unit"), Action.REVIEW)
    document = get_object_or_404(rows, pk=number, state=DocumentState.READ)
    what = "task" if request.GET.get("what") == "task" else "statement"
    start, end = (_offset(request, name, most=len(document.body.text)) for name in ("start", "end"))
    if request.method == "POST":
        form = _form(what, request.POST, initial={})
        if form.is_valid():
            try:
                decision = review.add(
                    actor=request.actor,
                    document=document,
                    model=Task if what == "task" else Statement,
                    fields=form.decided(),
                    why=form.cleaned_data["why"],
                    now=timezone.now(),
                )
            except ValidationError as error:
                show(form, error)
            else:
                return after_decision(request, decision, reload=True)
    else:
        form = _form(what, None, initial=_initial(proposed(document, what, start=start, end=end), seen=0))
    return _shown(request, form, document, what=what, span=(start, end))


@login_required
@require_safe
def indicator_names(request: ActorRequest) -> HttpResponse:
    """Names of the catalogue like what is being typed (``?indicator=``), as options."""
    names = indicators_like(request.GET.get("indicator", "")[:120])
    return render(request, "library/review_indicators.html", {"names": names})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sensitive(request: ActorRequest, number: int) -> HttpResponse:
    """Mark a figure sensitive, or no longer so, with the reason."""
    rows = visible(request.actor, Statement.objects.select_related("document", "unit"))
    row = get_object_or_404(rows, pk=number)
    demand(request.actor, Action.CHANGE, row)
    back = f"{reverse('library:reading', args=[row.document_id])}?at={row.key}"
    wrong = ""
    if request.method == "POST":
        try:
            mark_sensitive(
                actor=request.actor,
                statement=row,
                sensitive=not row.sensitive,
                why=request.POST.get("why", "")[:500],
                now=timezone.now(),
            )
        except ValidationError as error:
            wrong = " ".join(error.messages)
        else:
            key = "unmarked" if row.sensitive else "marked"
            messages.success(request, say(f"library.review.{key}_sensitive"))
            return redirect(back)
    return render(request, "library/review_sensitive.html", {"row": row, "back": back, "wrong": wrong})


def _form(what: str, data: Any, *, initial: dict[str, Any]) -> Any:
    return (TaskForm if what == "task" else StatementForm)(data, initial=initial)


def _initial(fields: dict[str, Any], *, seen: int) -> dict[str, Any]:
    told = {**fields, "seen": seen}
    if "units" in told:
        told["units"] = units_written(told["units"])
    for name in ("value", "value_high"):
        if told.get(name) is not None:
            told[name] = f"{told[name]:.12g}"
    if told.get("indicator"):
        told["indicator"] = indicator_name(told["indicator"])
    for name in ("subject", "object"):
        if told.get(name):
            told[name] = flowing(told[name])
    return told


def _shown(
    request: ActorRequest,
    form: Form,
    document: Document,
    *,
    what: str,
    span: tuple[int, int],
    row: Statement | Task | None = None,
    warned: str = "",
) -> HttpResponse:
    is_part = bool(request.headers.get("HX-Request"))
    here = request.get_full_path()
    back = back_of(request) or reverse("library:reading", args=[document.pk])
    other = "statement" if what == "task" else "task"
    return render(
        request,
        "library/review_form_part.html" if is_part else "library/review_form.html",
        {
            "document": document,
            "form": form,
            "what": what,
            "row": row,
            "around": surroundings(request.actor, document, *span),
            "warned": warned,
            "heading": say(f"library.review.{'correct' if row else 'add'}_{what}"),
            "here": here,
            "back": back,
            "cancel": back,
            "other": "" if row else f"?what={other}&start={span[0]}&end={span[1]}",
        },
    )


def _offset(request: ActorRequest, name: str, *, most: int) -> int:
    told = request.GET.get(name, "")
    return min(int(told), most) if told.isascii() and told.isdigit() and len(told) <= 9 else 0
