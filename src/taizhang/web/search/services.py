"""Keeping the index: in the transaction of each change, or the whole of it anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from taizhang.web.library.models import Document, DocumentState
from taizhang.web.search.contents import Content, contents_of
from taizhang.web.search.folding import fold
from taizhang.web.search.matching import fts_text, tsvector
from taizhang.web.search.models import Piece
from taizhang.web.search.order import LAST_START, place_in_order
from taizhang.web.search.tables import settle

_BATCH = 300


@transaction.atomic
def refresh(documents: Collection[int]) -> int:
    """Bring the index up to date for some documents; how many pieces were written.

    Those that are withdrawn, not read, or gone are taken out. Only what changed is written.
    """
    rows = Document.objects.filter(pk__in=documents, state=DocumentState.READ, withdrawn_at=None)
    outline = ("body__roles", "body__sections", "body__sentences")
    found = {row.pk: row for row in rows.select_related("body").defer(*outline)}
    _taken_out(Piece.objects.filter(document__in=set(documents) - set(found)).values_list("pk", flat=True))
    return sum(_refreshed(row) for row in found.values())


def rebuild() -> int:
    """Make the whole index anew, a document at a time; how many pieces it has then."""
    Piece.objects.exclude(document__state=DocumentState.READ, document__withdrawn_at=None).delete()
    for number in Document.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            _taken_out(Piece.objects.filter(document=number).values_list("pk", flat=True))
            refresh({number})
    settle(connection)
    return Piece.objects.count()


def complete() -> int:
    """Put in what documents the index knows nothing of; how many pieces were written."""
    known = Piece.objects.filter(document=OuterRef("pk"))
    rows = Document.objects.filter(~Exists(known), state=DocumentState.READ, withdrawn_at=None)
    return sum(refresh({number}) for number in rows.order_by("pk").values_list("pk", flat=True))


def words_of(fields: Iterable[str], marks: Iterable[str] = ()) -> str:
    """The tokens of some fields, and of marks, as this database stores them."""
    units = [fold(field).units for field in fields]
    if connection.vendor == "postgresql":
        return tsvector(units, marks)
    return fts_text(units, marks)


def _refreshed(document: Document) -> int:
    wanted = dict(_placed(document))
    held = {
        pk: (digest, number)
        for pk, digest, number in Piece.objects.filter(document=document).values_list(
            "pk", "digest", "number"
        )
    }
    same = {pk for pk, (digest, content) in wanted.items() if held.get(pk) == (digest, content.number)}
    _taken_out([pk for pk in held if pk not in same])
    fresh = [
        Piece(
            pk=pk,
            kind=content.kind,
            number=content.number,
            document=document,
            start=content.start,
            end=content.end,
            digest=digest,
            words=words_of(content.fields, content.marks),
        )
        for pk, (digest, content) in wanted.items()
        if pk not in same
    ]
    Piece.objects.bulk_create(fresh, batch_size=_BATCH)
    return len(fresh)


def _placed(document: Document) -> Iterable[tuple[int, tuple[int, Content]]]:
    """The contents by their place in the order; of two at one offset the second stands after the first."""
    taken: set[int] = set()
    for content in contents_of(document):
        if content.start > LAST_START or not content.fields:
            continue
        place = place_in_order(
            kind=content.kind, year=document.year, document=document.pk, start=content.start
        )
        while place in taken:
            place += 1
        taken.add(place)
        yield place, (content.digest, content)


def _taken_out(numbers: Iterable[int]) -> None:
    gone = list(numbers)
    for at in range(0, len(gone), _BATCH):
        Piece.objects.filter(pk__in=gone[at : at + _BATCH]).delete()
