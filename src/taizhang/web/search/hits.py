"""Results as they are shown: what it is, in which report, the words marked, where its sentence stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from taizhang.web.ledger.links import source_of, span_of
from taizhang.web.library.models import Document
from taizhang.web.search.highlights import Part, excerpt, parts
from taizhang.web.search.models import Kind, Piece
from taizhang.web.search.questions import Question
from taizhang.web.search.telling import TELLERS, Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One result: ``title``, ``text`` and ``notes`` with the words marked; ``told`` is the same in plain.

    ``href`` leads to its sentence, ``reading`` into the whole text.
    """

    kind: Kind
    piece: Piece
    document: Document
    told: Told
    title: tuple[Part, ...]
    text: tuple[Part, ...]
    notes: tuple[tuple[Part, ...], ...]
    href: str
    reading: str

    @property
    def is_named_by_report(self) -> bool:
        """Whether the report is all its title says."""
        return self.kind in (Kind.PASSAGE, Kind.PROBLEM)


def make_hits(pieces: Sequence[Piece], question: Question) -> list[Hit]:
    """The results that pieces stand for, in their order; a fixed number of queries however many.

    A piece whose row is gone since it was found is left out.
    """
    documents = Document.objects.in_bulk({piece.document_id for piece in pieces})
    by_kind: dict[Kind, list[Piece]] = {}
    for piece in pieces:
        by_kind.setdefault(Kind(piece.kind), []).append(piece)
    told: dict[int, Told] = {}
    for kind, of_kind in by_kind.items():
        told.update(TELLERS[kind](of_kind, documents))
    return [
        _hit(piece, documents[piece.document_id], told[piece.pk], question)
        for piece in pieces
        if piece.pk in told
    ]


def _hit(piece: Piece, document: Document, told: Told, question: Question) -> Hit:
    return Hit(
        kind=Kind(piece.kind),
        piece=piece,
        document=document,
        told=told,
        title=parts(told.title, question),
        text=excerpt(told.text, question),
        notes=tuple(parts(note, question) for note in told.notes if note),
        href=_href(piece, told),
        reading=_reading(piece, told),
    )


def _href(piece: Piece, told: Told) -> str:
    if piece.kind == Kind.DOCUMENT:
        return reverse("library:document", args=[piece.document_id])
    return source_of(told.key) if told.key else span_of(piece.document_id, piece.start, piece.end)


def _reading(piece: Piece, told: Told) -> str:
    address = reverse("library:reading", args=[piece.document_id])
    if piece.kind == Kind.DOCUMENT:
        return address
    return f"{address}?at={told.key}" if told.key else f"{address}?start={piece.start}&end={piece.end}"
