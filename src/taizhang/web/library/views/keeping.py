"""Saying what a document is and for whom; taking it out of use and bringing it back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.models import Tier
from taizhang.web.accounts.policies import Action
from taizhang.web.accounts.views.complaints import show
from taizhang.web.library.consequences import lost_with
from taizhang.web.library.forms import AccessForm, IdentityForm, WhyForm
from taizhang.web.library.services.access import set_access
from taizhang.web.library.services.identity import confirm
from taizhang.web.library.services.withdrawal import restore, withdraw
from taizhang.web.library.views.document import document_for
from taizhang.web.ui.parts import Link, done
from taizhang.web.words import say


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def identity(request: ActorRequest, number: int) -> HttpResponse:
    """What a document is: as proposed or as it should be."""
    document = document_for(request.actor, number, Action.REVIEW)
    form = IdentityForm(request.POST or None, document=document)
    if request.method == "POST" and form.is_valid():
        try:
            confirm(
                actor=request.actor,
                document=document,
                identity=form.identity(),
                now=timezone.now(),
                why=form.cleaned_data["why"],
            )
        except ValidationError as error:
            show(form, error)
        else:
            messages.success(request, say("library.identity_kept", name=document))
            return redirect("library:document", number)
    told = {"heading": say("library.confirm_what"), "lead": say("library.confirm_lead")}
    return render(
        request, "library/form.html", {"document": document, "form": form, **told, **_way(number, document)}
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def access(request: ActorRequest, number: int) -> HttpResponse:
    """For whom a document is."""
    document = document_for(request.actor, number, Action.CHANGE)
    form = AccessForm(request.POST or None, actor=request.actor, document=document)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        set_access(
            actor=request.actor,
            document=document,
            now=timezone.now(),
            **{**said, "tier": Tier(said["tier"])},
        )
        messages.success(request, say("library.access_kept"))
        return redirect("library:document", number)
    told = {"heading": say("library.access"), "lead": say("library.access_lead")}
    return render(
        request, "library/form.html", {"document": document, "form": form, **told, **_way(number, document)}
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_out(request: ActorRequest, number: int) -> HttpResponse:
    """Withdraw a document, after what goes with it was read."""
    document = document_for(request.actor, number, Action.DELETE)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdraw(actor=request.actor, document=document, now=timezone.now(), why=form.cleaned_data["why"])
        done(request, say("library.was_withdrawn", name=document), undo="library:restore", number=number)
        return redirect("library:documents")
    lost = [
        say("library.goes.statements", n=document.statements_count, targets=document.targets_count),
        say("library.goes.tasks", n=document.tasks_count),
        *lost_with(document),
    ]
    heir = document.copies.filter(withdrawn_at=None).first()
    if heir is not None:
        lost.append(say("library.goes.heir", name=heir.file_name))
    return render(
        request,
        "library/withdraw.html",
        {
            "heading": say("library.withdraw_which", name=document),
            "consequence": say("library.withdraw_lead"),
            "lost": lost,
            "action": say("library.withdraw"),
            "back": reverse("library:document", args=[number]),
            "form": form,
        },
    )


@login_required
@require_POST
def bring_back(request: ActorRequest, number: int) -> HttpResponse:
    """Restore a withdrawn document."""
    document = document_for(request.actor, number, Action.DELETE)
    try:
        restore(actor=request.actor, document=document, now=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, say("library.was_restored", name=document))
    return redirect("library:document", number)


def _way(number: int, document: object) -> dict[str, object]:
    back = reverse("library:document", args=[number])
    return {
        "crumbs": [
            Link(words=say("ui.menu.documents"), href=reverse("library:documents")),
            Link(words=str(document), href=back),
        ],
        "back": back,
    }
