"""What the rows behind pieces say, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Expression, F, Model, Value
from django.db.models.functions import Greatest, Substr

from taizhang.views.flow import flowing
from taizhang.web.library.models import Document, Problem, ProjectMention, Statement, Task, Term
from taizhang.web.library.vocabulary import indicator_name, word_of
from taizhang.web.search.models import Kind, Piece

_AROUND = 60
_TEXT = "document__body__text"
Documents = Mapping[int, Document]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a row says: its ``title``, more ``text``, short ``notes``; ``key`` where it has an address."""

    title: str
    text: str = ""
    notes: tuple[str, ...] = ()
    key: str = ""


Teller = Callable[[Sequence[Piece], Documents], dict[int, Told]]


def _documents(pieces: Sequence[Piece], documents: Documents) -> dict[int, Told]:
    return {
        piece.pk: Told(
            title=str(documents[piece.document_id]),
            text=documents[piece.document_id].file_name,
            notes=(word_of("report", documents[piece.document_id].kind),),
        )
        for piece in pieces
    }


def _statements(pieces: Sequence[Piece], documents: Documents) -> dict[int, Told]:
    sentence = _stretch(F("sentence_start"), F("sentence_end") - F("sentence_start"))
    rows = _rows(Statement, pieces, sentence)
    return {
        piece.pk: Told(
            title=f"{row.subject} {row.text}".strip(),
            text=flowing(row.around),
            notes=(
                word_of("status", row.status),
                row.period,
                indicator_name(row.indicator) if row.indicator else "",
                row.basis,
                row.scope,
            ),
            key=row.key,
        )
        for piece, row in rows
    }


def _tasks(pieces: Sequence[Piece], documents: Documents) -> dict[int, Told]:
    rows = _rows(Task, pieces, Value(""), beside=("units",))
    return {
        piece.pk: Told(
            title=flowing(row.text),
            notes=(*dict.fromkeys(unit.name for unit in row.units.all()), row.deadline),
            key=row.key,
        )
        for piece, row in rows
    }


def _projects(pieces: Sequence[Piece], documents: Documents) -> dict[int, Told]:
    rows = _rows(ProjectMention, pieces, _neighbourhood())
    return {
        piece.pk: Told(
            title=row.name,
            text=flowing(row.around),
            notes=(word_of("stage", row.stage), word_of("status", row.status)),
        )
        for piece, row in rows
    }


def _problems(pieces: Sequence[Piece], documents: Documents) -> dict[int, Told]:
    rows = _rows(Problem, pieces, Value(""))
    return {
        piece.pk: Told(title=str(documents[piece.document_id]), text=flowing(row.text)) for piece, row in rows
    }


def _terms(pieces: Sequence[Piece], documents: Documents) -> dict[int, Told]:
    rows = _rows(Term, pieces, Value(""))
    return {piece.pk: Told(title=row.term, text=flowing(row.explanation)) for piece, row in rows}


def _passages(pieces: Sequence[Piece], documents: Documents) -> dict[int, Told]:
    found = Piece.objects.filter(pk__in=[piece.pk for piece in pieces])
    around = _stretch(F("start"), F("end") - F("start"))
    texts = dict(found.annotate(around=around).values_list("pk", "around"))
    return {
        piece.pk: Told(title=str(documents[piece.document_id]), text=flowing(texts[piece.pk]))
        for piece in pieces
        if piece.pk in texts
    }


TELLERS: Mapping[Kind, Teller] = {
    Kind.DOCUMENT: _documents,
    Kind.STATEMENT: _statements,
    Kind.TASK: _tasks,
    Kind.PROJECT: _projects,
    Kind.PROBLEM: _problems,
    Kind.TERM: _terms,
    Kind.PASSAGE: _passages,
}


def _rows(
    model: type[Model], pieces: Sequence[Piece], around: Any, *, beside: tuple[str, ...] = ()
) -> list[tuple[Piece, Any]]:
    """Each piece with its row, which has the text around it as ``around``."""
    numbers = {piece.number for piece in pieces}
    rows = model._default_manager.filter(pk__in=numbers).annotate(around=around)
    found = {row.pk: row for row in rows.prefetch_related(*beside)}
    return [(piece, found[piece.number]) for piece in pieces if piece.number in found]


def _stretch(start: Any, length: Any) -> Expression:
    """A stretch of the document's text, cut by the database: the whole text stays there."""
    return Substr(_TEXT, start + 1, length)


def _neighbourhood() -> Expression:
    before = Greatest(F("start") - _AROUND, Value(0))
    return _stretch(before, F("end") - before + _AROUND)
