"""From a document and its outline to its statements (陈述)."""

from __future__ import annotations

import re

from taizhang.core.statement import Statement
from taizhang.documents.model import Document
from taizhang.extraction.mentions import find_mentions
from taizhang.extraction.qualitative import find_qualitative
from taizhang.extraction.readings import Source, read_sentence
from taizhang.extraction.scopes import Surroundings
from taizhang.extraction.tables import indicator_tables, read_table
from taizhang.extraction.times import find_times
from taizhang.extraction.timing import Clock
from taizhang.structure.model import Outline

_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_WIDE = re.compile("[０-９]")


def extract_statements(document: Document, outline: Outline) -> tuple[Statement, ...]:
    """All statements of a document in text order; their spans do not overlap."""
    text = document.text
    source = source_of(document, outline)
    tables = indicator_tables(document)
    covered = [(t.start, t.end) for t in tables]
    mentions = find_mentions(text)
    if covered:
        mentions = [m for m in mentions if not any(low <= m.start < high for low, high in covered)]
    found: list[Statement] = []
    index, count = 0, len(mentions)
    for sentence in outline.sentences:
        while index < count and mentions[index].start < sentence.start:
            index += 1
        first = index
        while index < count and mentions[index].start < sentence.end:
            index += 1
        if index > first:
            found.extend(read_sentence(source, mentions[first:index], sentence.start, sentence.end))
    for table in tables:
        found.extend(read_table(source, table))
    found.extend(find_qualitative(source, outline, taken=found, tables=covered))
    return tuple(sorted(found, key=lambda s: s.start))


def source_of(document: Document, outline: Outline) -> Source:
    """What all sentences of a document share."""
    text = document.text
    plain = text.translate(_WIDTH) if _WIDE.search(text) else text
    return Source(
        name=document.name,
        text=text,
        plain=plain,
        clock=Clock(plain, find_times(plain), outline),
        surroundings=Surroundings(outline.place, outline.code),
    )
