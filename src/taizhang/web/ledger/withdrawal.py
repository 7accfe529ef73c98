"""What goes from the ledger with a document that is withdrawn."""

from __future__ import annotations

from taizhang.web.ledger.models import Citation, Correction, Goal, Verdict
from taizhang.web.library.models import Document
from taizhang.web.words import say


def goes_with(document: Document) -> list[str]:
    """A line for each kind of thing that rests on a document, with how many there are."""
    counted = (
        ("ledger.goes.targets", Verdict.objects.filter(target__document=document).count()),
        (
            "ledger.goes.results",
            Verdict.objects.filter(result__document=document).exclude(target__document=document).count(),
        ),
        (
            "ledger.goes.corrections",
            Correction.objects.filter(target__document=document, withdrawn_at=None).count(),
        ),
        (
            "ledger.goes.findings",
            Citation.objects.filter(document=document).values("finding").distinct().count(),
        ),
        ("ledger.goes.goals", Goal.objects.filter(document=document).count()),
    )
    return [say(key, n=number) for key, number in counted if number]
