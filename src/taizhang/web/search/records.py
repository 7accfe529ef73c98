"""Records by their words, for the filters of lists: the same words find the same as on the search page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from django.db.models import Model

from taizhang.web.library.models import Document
from taizhang.web.library.worded import Worded, on_words
from taizhang.web.search.models import Kind, Piece
from taizhang.web.search.questions import read_question
from taizhang.web.search.selectors import MODELS, in_order, pieces_with

_KINDS: Mapping[type[Model], Kind] = {
    model: kind for kind, model in MODELS.items() if kind not in (Kind.DOCUMENT, Kind.PASSAGE)
}


@on_words
def records_with(
    model: type[Model], words: str, most: int, *, mark: str = "", instead: Sequence[str] = ()
) -> Worded:
    """The records of ``model``, in documents that count, that have every word; none where no word is asked.

    Of those with ``mark`` alone where it is told; and those with one of the marks ``instead``.

    Raises KeyError for a table that is not indexed record by record.
    """
    question = replace(read_question(words), mark=mark, instead=tuple(instead))
    documents = Document.objects.filter(is_current=True, withdrawn_at=None)
    pieces = pieces_with(question, _KINDS[model], documents=documents)
    found = list(pieces.order_by().values_list("pk", "number")[: most + 1])
    cut = len(found) > most

    def first(wanted: int) -> Sequence[int]:
        if not cut:
            return [number for _, number in islice(sorted(found), wanted)]
        rows: list[Piece] = list(in_order(pieces, [pk for pk, _ in found], slice(0, wanted)))
        return [row.number for row in rows]

    return Worded(
        numbers=tuple(number for _, number in found[:most]),
        cut=cut,
        every=pieces.order_by().values_list("number", flat=True),
        first=first,
    )
