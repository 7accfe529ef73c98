"""Terms (名词解释): what the report explains in its glossary, its notes and its footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from taizhang.core.commitment import Term
from taizhang.documents.model import Document
from taizhang.structure.model import Outline

_MARK = (
    r"(?:\d{1,3}\s*(?:[.、](?!\d)|．)|[\[［【〔(（]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3}|"
    r"注\d*)\s*[\]］】〕)）]\s*[.．、]?|[①-⑳㉑-㉟]|[一二三四五六七八九十]{1,3}、|注\d{0,3}[：:.．]|\*)"
)
_ENTRY = re.compile(rf"(?:{_MARK}\s*)+")
# A number that opens an entry inside a paragraph stands behind the end of a sentence.
_INNER = re.compile(rf"(?<=[。；！])\s*(?={_MARK})|\n\s*(?={_MARK})")
_COLON = re.compile(r"\s*[：:]\s*")
_MEANS = re.compile(
    r"[，,]?\s*(?:主要|一般|特|通常|即)?(?:是指|指的是|系指|就是指|是|指)(?=[\u4e00-\u9fff“《A-Za-z\d])"
)
_TITLE = re.compile(
    r"(?:有关|相关|附件\d?|部分)?(?:名词|术语|词语|词汇|概念)?(?:解释|注释|说明|名词)\s*[：:]?\Z"
)
_PAGE = re.compile(r"[（(](?:P|p|第)\d{1,3}页?[)）]\Z")
_LONGEST = 45


def extract_terms(document: Document, outline: Outline) -> tuple[Term, ...]:
    """The terms explained in the glossary parts and in the footnotes of the document, in order.

    An entry reads 甲：…, 甲，是指…, with or without a number; a paragraph that explains nothing new goes on
    with the
    explanation before it. A note that explains no term is left out.
    """
    text = document.text
    found: dict[int, Term] = {}
    for part in outline.roles:
        if part.role != "glossary":
            continue
        paragraphs = [(p.start, p.end) for p in outline.paragraphs if part.start <= p.start < part.end]
        previous: Term | None = None
        for start, end in _entries(text, paragraphs):
            term = read_term(text, start, end)
            if (
                term is None
                and previous is not None
                and end - start > 8
                and not _ENTRY.match(text, start, end)
            ):
                term = _longer(text, previous, end)
            if term is not None:
                found[term.start] = previous = term
    for anchor in document.anchors:
        if anchor.kind == "footnote" and anchor.end > anchor.start:
            term = read_term(text, anchor.start, anchor.end)
            if term is not None:
                found.setdefault(term.start, term)
    return tuple(found[start] for start in sorted(found))


def _entries(text: str, paragraphs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in paragraphs:
        cuts = [m.end() for m in _INNER.finditer(text, start, end)]
        yield from zip([start, *cuts], [*cuts, end], strict=True)


def read_term(text: str, start: int, end: int) -> Term | None:
    """The term that ``text[start:end]`` explains, or None."""
    mark = _ENTRY.match(text, start, end)
    low = mark.end() if mark else start
    while end > low and text[end - 1].isspace():
        end -= 1
    while low < end and text[low].isspace():
        low += 1
    if _TITLE.match(text[low:end]):
        return None
    window = min(end, low + _LONGEST)
    cut = _COLON.search(text, low, window)
    if cut is None or "。" in text[low : cut.start()] or cut.end() >= end:
        cut = _MEANS.search(text, low + 2, window)
        if cut is None or "。" in text[low : cut.start()] or text[low : cut.start()].count("，") > 1:
            return None
    name = _PAGE.sub("", "".join(text[low : cut.start()].split())).strip("*，,")
    explanation = text[cut.end() : end].strip()
    if not name or len(explanation) < 2:
        return None
    return Term(start=low, end=end, term=name, explanation=_joined(explanation))


def _longer(text: str, term: Term, end: int) -> Term:
    return Term(
        start=term.start,
        end=end,
        term=term.term,
        explanation=_joined(f"{term.explanation}{text[term.end : end]}"),
    )


def _joined(explanation: str) -> str:
    """The explanation with the line breaks inside it taken out."""
    return re.sub(r"\s*\n\s*", "", explanation)
