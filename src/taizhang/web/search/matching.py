"""The condition that a piece has what a question asks for, for each kind of database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func
from django.db.models.sql.compiler import SQLCompiler

from taizhang.web.search.order import places_of
from taizhang.web.search.questions import Question
from taizhang.web.search.tokens import head_token, inner_tokens, mark_token, tokens

_SQLITE = (
    "{pk} IN (SELECT rowid FROM search_words WHERE search_words MATCH %s AND rowid >= %s AND rowid <= %s)"
)


_ONE_PAIR = 2
_MARKS_AT_ONCE = 8


class Matches(Func):
    """Whether a piece of a kind has what a question asks for: used as a condition in ``filter``."""

    output_field = BooleanField()

    def __init__(self, question: Question, *, kind: int) -> None:
        super().__init__(F("pk"))
        self._question = question
        self._kind = kind

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> Any:
        """By FTS5, in the range of the kind."""
        column, _ = compiler.compile(self.source_expressions[0])
        return _SQLITE.format(pk=column), [fts_query(self._question), *places_of(self._kind)]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> Any:
        """By ``tsvector``: the index tells which pieces have all pairs, and only of those asked for it is
        read whether they follow each other. As one condition it would be read of every piece with the pairs.

        The marks that serve instead of words are asked for beside them, a few at a time: the index holds each
        piece found against everything that is asked for together.
        """
        column, _ = compiler.compile(self.source_expressions[0])
        words = f'{column.rpartition(".")[0]}."words"'
        ways, params = [], []
        if self._question.words:
            pairs, exact = ts_pairs(self._question), tsquery(self._question)
            follow = f" AND ts_match_vq({words}, %s::tsquery)" if pairs != exact else ""
            ways.append(f"({words} @@ %s::tsquery{follow})")
            params += [pairs, exact] if follow else [exact]
        marks = [_ts_mark(mark) for mark in self._question.instead]
        for at in range(0, len(marks), _MARKS_AT_ONCE):
            ways.append(f"{words} @@ %s::tsquery")
            params.append(" | ".join(marks[at : at + _MARKS_AT_ONCE]))
        return f"({' OR '.join(ways)})", params


def fts_query(question: Question) -> str:
    """The question as FTS5 reads it."""
    parts = [*map(_fts_mark, filter(None, [question.mark])), *map(_fts_word, question.words)]
    words = [f"({' AND '.join(parts)})"] if question.words else []
    return " OR ".join((*words, *map(_fts_mark, question.instead)))


def tsquery(question: Question) -> str:
    """The words of a question, with the mark, as PostgreSQL reads them."""
    return " & ".join((*map(_ts_mark, filter(None, [question.mark])), *map(_ts_word, question.words)))


def ts_pairs(question: Question) -> str:
    """What a piece must have, in whatever order, to have the words; the question itself where it is that."""
    if all(len(word) <= _ONE_PAIR for word in question.words):
        return tsquery(question)
    parts = (
        [_ts_word(word)] if len(word) == 1 else map(_ts_quoted, inner_tokens(word)) for word in question.words
    )
    words = dict.fromkeys(chain.from_iterable(parts))
    return " & ".join((*map(_ts_mark, filter(None, [question.mark])), *words))


def fts_text(fields: Iterable[Sequence[str]], marks: Iterable[str] = ()) -> str:
    """What is stored for the units of some fields, and for marks, on SQLite."""
    told = (token for units in fields for token in tokens(units))
    return " ".join((*told, *map(mark_token, marks)))


def tsvector(fields: Iterable[Sequence[str]], marks: Iterable[str] = ()) -> str:
    """What is stored on PostgreSQL: each token with its places, of which 256 count; marks without one."""
    places: dict[str, list[int]] = {}
    for place, token in enumerate((token for units in fields for token in tokens(units)), start=1):
        places.setdefault(token, []).append(place)
    told = (f"{_ts_quoted(token)}:{','.join(map(str, found))}" for token, found in places.items())
    return " ".join((*told, *map(_ts_mark, marks)))


def _fts_word(word: tuple[str, ...]) -> str:
    if len(word) == 1:
        return f"{_fts_quoted(head_token(word[0]))} *"
    return _fts_quoted(" ".join(inner_tokens(word)))


def _fts_mark(mark: str) -> str:
    return _fts_quoted(mark_token(mark))


def _ts_mark(mark: str) -> str:
    return _ts_quoted(mark_token(mark))


def _ts_word(word: tuple[str, ...]) -> str:
    if len(word) == 1:
        return f"{_ts_quoted(head_token(word[0]))}:*"
    return "(" + " <-> ".join(map(_ts_quoted, inner_tokens(word))) + ")"


def _fts_quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _ts_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"
