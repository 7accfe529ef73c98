"""What review has shown so far: accuracy, and the examples to evaluate with."""

from __future__ import annotations

import zipfile
from io import BytesIO

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import REVIEWERS
from taizhang.web.library.accuracy import accuracy
from taizhang.web.library.examples import ranges, references
from taizhang.web.ui.parts import Link
from taizhang.web.words import say


@login_required
@require_safe
def accuracy_page(request: ActorRequest) -> HttpResponse:
    """Shares accepted, corrected, rejected and added, with denominators and intervals."""
    if request.actor.is_visitor:
        raise PermissionDenied
    told = accuracy(request.actor)
    at = reverse("library:queue")
    reviews = REVIEWERS.always(request.actor)
    tabs = [
        Link(words=say("library.review.statements"), href=at),
        Link(words=say("library.review.tasks"), href=f"{at}?what=task"),
        Link(words=say("library.review.accuracy"), href=reverse("library:accuracy"), current=True),
    ]
    parts = [
        ("by_kind", "library.field.kind", told.by_kind),
        ("by_rule", "library.field.rule", told.by_rule),
        ("by_month", "library.review.month", told.by_month),
    ]
    return render(
        request,
        "library/review_accuracy.html",
        {
            "told": told,
            "tabs": tabs if reviews else (),
            "may_export": reviews,
            "every": [
                (say("library.review.statements"), told.every),
                (say("library.review.tasks"), told.tasks),
            ],
            "parts": [
                (say(f"library.review.{name}"), say(label), rows) for name, label, rows in parts if rows
            ],
        },
    )


@login_required
@require_safe
def examples(request: ActorRequest) -> HttpResponse:
    """The decisions as reference answers, with the documents, in one .zip."""
    if not REVIEWERS.always(request.actor):
        raise PermissionDenied
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        found = []
        for one in references(request.actor):
            packed.writestr(one.name, one.lines)
            name = f"documents/{one.document_name}"
            if name not in packed.namelist():
                with one.document.file.open("rb") as opened:
                    packed.writestr(name, opened.read())
            found.append(one)
        packed.writestr("RANGES.tsv", ranges(found))
    answer = HttpResponse(kept.getvalue(), content_type="application/zip")
    day = timezone.localdate().isoformat()
    answer["Content-Disposition"] = f'attachment; filename="examples-{day}.zip"'
    return answer
