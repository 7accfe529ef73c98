"""Hiding at once what rests on documents that fewer people may see now, until their place is judged again."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from taizhang.web.ledger.models import Finding, Goal, Project, Verdict
from taizhang.web.library.models import Document
from taizhang.web.library.services.access import wider_than


def narrow(documents: Iterable[int], places: Iterable[str]) -> None:
    """Let nobody see more of verdicts, findings, projects and goals than of the documents they rest on.

    Findings, projects and goals of a place are all narrowed: which documents each rests on is settled when
    the place is judged again, and until then too little is shown rather than too much.
    """
    for document in Document.objects.filter(pk__in=list(documents)).only("tier", "sensitive"):
        wider = wider_than(document.tier)
        resting = Q(target__document=document.pk) | Q(result__document=document.pk)
        verdicts = Verdict.objects.filter(pk__in=Verdict.objects.filter(resting).values("pk"))
        noticed = [model.objects.filter(place_name__in=list(places)) for model in (Finding, Project, Goal)]
        for rows in (verdicts, *noticed):
            rows.filter(tier__in=wider).update(tier=document.tier)
            if document.sensitive:
                rows.filter(sensitive=False).update(sensitive=True)
        for side in ("target", "result"):
            marked = Verdict.objects.filter(**{f"{side}__document": document.pk, f"{side}__sensitive": True})
            Verdict.objects.filter(pk__in=marked.values("pk"), sensitive=False).update(sensitive=True)
