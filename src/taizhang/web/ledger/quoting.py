"""The sentence that something stands in, with its place marked: read by the database, never whole texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, TextField, Value, When
from django.db.models.functions import Cast, Substr

from taizhang.views.flow import flowing
from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import SEES_TIERED, Action, may
from taizhang.web.accounts.rules import reached
from taizhang.web.ledger.links import source_of
from taizhang.web.library.covered import hidden_statements
from taizhang.web.library.models import Document, Statement

_MOST_AROUND = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A sentence (原句) in three parts: what is before the place cited, itself, what follows.

    ``href`` leads to it in its document; ``document`` is None where only the citation may be seen.
    """

    before: str
    cited: str
    after: str
    href: str
    document: Document | None

    @property
    def text(self) -> str:
        """The whole sentence."""
        return self.before + self.cited + self.after


def sentence_of(*, actor: Actor, start: str, end: str, through: str = "document") -> Case:
    """An annotation: the text from ``start`` to ``end`` of the document under ``through``.

    Empty where ``actor`` may see the record but not its document, or where a figure stands in the sentence
    that is hidden from ``actor``.
    """
    text = Substr(f"{through}__body__text", F(start) + 1, F(end) - F(start))
    seen = reached(SEES_TIERED, through=through).condition(actor)
    shown = When(seen, then=Cast(text, TextField()))
    empty = Value("", output_field=TextField())
    if may(actor, Action.VIEW, Statement):
        return Case(shown, default=empty)
    hidden = hidden_statements(actor).filter(
        document=OuterRef(through), start__lt=OuterRef(end), end__gt=OuterRef(start)
    )
    return Case(When(Exists(hidden), then=empty), shown, default=empty)


def quoted(
    sentence: str, *, begins: int, start: int, end: int, text: str, href: str, document: Document
) -> Quoted:
    """``sentence``, which begins at offset ``begins``, with ``start``–``end`` (half-open) marked.

    Where it does not hold the place (its document may not be seen), ``text`` alone.
    """
    low, high = start - begins, end - begins
    if not sentence or low < 0 or high > len(sentence):
        seen = document if sentence else None
        return Quoted(before="", cited=flowing(text), after="", href=href, document=seen)
    before, after = flowing(sentence[:low]), flowing(sentence[high:])
    if len(before) > _MOST_AROUND:
        before = "…" + before[-_MOST_AROUND:]
    if len(after) > _MOST_AROUND:
        after = after[:_MOST_AROUND] + "…"
    return Quoted(before=before, cited=flowing(sentence[low:high]), after=after, href=href, document=document)


def statements_quoted(actor: Actor, numbers: Iterable[int | None]) -> dict[int, tuple[Statement, Quoted]]:
    """The statements of these numbers with their sentences, in one query; those seen already by the caller.

    The caller has made sure that what points to them (a verdict, an alternative) may be seen.
    """
    wanted = {number for number in numbers if number is not None}
    rows: Any = Statement.objects.filter(pk__in=wanted).select_related("document")
    rows = rows.defer("section", "document__review_period", "document__plan_period").annotate(
        sentence=sentence_of(actor=actor, start="sentence_start", end="sentence_end")
    )
    return {
        row.pk: (
            row,
            quoted(
                row.sentence,
                begins=row.sentence_start,
                start=row.start,
                end=row.end,
                text=row.text,
                href=source_of(row.key),
                document=row.document,
            ),
        )
        for row in rows
    }
