"""The condition that a piece has every word of a question, for each kind of database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func
from django.db.models.sql.compiler import SQLCompiler

from taizhang.web.search.order import places_of
from taizhang.web.search.questions import Question
from taizhang.web.search.tokens import head_token, inner_tokens, tokens

_SQLITE = (
    "{pk} IN (SELECT rowid FROM search_words WHERE search_words MATCH %s AND rowid >= %s AND rowid <= %s)"
)


_ONE_PAIR = 2


class Matches(Func):
    """Whether a piece of a kind has every word of a question: used as a condition in ``filter``."""

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
        """
        column, _ = compiler.compile(self.source_expressions[0])
        table = column.rpartition(".")[0]
        with_pairs = f'{table}."words" @@ %s::tsquery'
        pairs, exact = ts_pairs(self._question), tsquery(self._question)
        if pairs == exact:
            return with_pairs, [exact]
        return f'({with_pairs} AND ts_match_vq({table}."words", %s::tsquery))', [pairs, exact]


def fts_query(question: Question) -> str:
    """The question as FTS5 reads it."""
    return " AND ".join(map(_fts_word, question.words))


def tsquery(question: Question) -> str:
    """The question as PostgreSQL reads it."""
    return " & ".join(map(_ts_word, question.words))


def ts_pairs(question: Question) -> str:
    """What a piece must have, in whatever order, to have the words; the question itself where it is that."""
    if all(len(word) <= _ONE_PAIR for word in question.words):
        return tsquery(question)
    parts = (
        [_ts_word(word)] if len(word) == 1 else map(_ts_quoted, inner_tokens(word)) for word in question.words
    )
    return " & ".join(dict.fromkeys(chain.from_iterable(parts)))


def fts_text(fields: Iterable[Sequence[str]]) -> str:
    """What is stored for the units of some fields on SQLite."""
    return " ".join(token for units in fields for token in tokens(units))


def tsvector(fields: Iterable[Sequence[str]]) -> str:
    """What is stored on PostgreSQL: each token with its places, of which 256 count."""
    places: dict[str, list[int]] = {}
    for place, token in enumerate((token for units in fields for token in tokens(units)), start=1):
        places.setdefault(token, []).append(place)
    return " ".join(f"{_ts_quoted(token)}:{','.join(map(str, found))}" for token, found in places.items())


def _fts_word(word: tuple[str, ...]) -> str:
    if len(word) == 1:
        return f"{_fts_quoted(head_token(word[0]))} *"
    return _fts_quoted(" ".join(inner_tokens(word)))


def _ts_word(word: tuple[str, ...]) -> str:
    if len(word) == 1:
        return f"{_ts_quoted(head_token(word[0]))}:*"
    return "(" + " <-> ".join(map(_ts_quoted, inner_tokens(word))) + ")"


def _fts_quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _ts_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"
