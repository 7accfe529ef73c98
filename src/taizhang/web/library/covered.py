"""What of a document's text is covered (遮盖) for a reader: the figures in it that are hidden from them."""

from __future__ import annotations

from django.db.models import QuerySet

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, may, registered
from taizhang.web.library.models import Document, Statement

COVER = "▇"


def hidden_statements(actor: Actor, action: Action = Action.VIEW) -> QuerySet[Statement]:
    """The statements with which ``actor`` may not do ``action``: the words around one would tell it."""
    return Statement.objects.exclude(registered()[Statement][action].condition(actor))


def hidden_figures(actor: Actor, document: int) -> QuerySet[Statement]:
    """The statements of a document that ``actor`` may not see though they may see the document."""
    if may(actor, Action.VIEW, Statement):
        return Statement.objects.none()
    return hidden_statements(actor).filter(document=document)


def covered_text(actor: Actor, document: Document) -> str:
    """The text of ``document`` with each character of a figure hidden from ``actor`` covered.

    As long as the text itself, so that every offset holds; the text itself where nothing is hidden.
    """
    text = document.body.text
    spans = hidden_figures(actor, document.pk).order_by("start").values_list("start", "end")
    pieces, at = [], 0
    for start, end in spans:
        start, end = max(start, at), min(end, len(text))
        if start < end:
            pieces += [text[at:start], COVER * (end - start)]
            at = end
    return "".join([*pieces, text[at:]]) if pieces else text
