"""Headings (标题): which paragraphs, or beginnings of paragraphs, are titles.

Four styles occur: a numbered line (一、…), a number and a title glued to its paragraph (（一）…。正文),
a short line
without number, and a lead sentence (段首句) that ends in 。 or stands in bold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from taizhang.lexicon.report_rules import heading_role, noise
from taizhang.structure.marks import Mark, read_mark
from taizhang.structure.model import Paragraph

_SENTENCE = re.compile(r"[^。！？!?]*[。！？!?]?[”’」』）)]*")
_BOLD_INSIDE = re.compile(r"(?<=[。！？；.])\s*\*\*[^*\n]{4,40}?(?:。\*\*|\*\*。?)")
_BOLD = re.compile(r"\*\*(.{2,60}?)\*\*[：:。]?\s*")
_LEAD = re.compile(r"(?!各位|同志|在|我们|对|这|以上|今|去|一年)[^。！？；：:\d０-９“”%％]{4,28}。(?=[^\s])")
_TITLE_ENDS = re.compile(r"[。！？!?；;，,：:、…]\Z")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LONGEST_TITLE = 60
_LONGEST_LINE = 40
_LONG_PARAGRAPH = 100
_SIGNATURE = re.compile(
    r"(?:省长|市长|区长|县长|州长|主席|主任|总理|记者|局长|专员|镇长)\s*[：:]?\s*\S{1,4}(?:\s\S)?\s*\Z"
    r"|^\s*[（(]?\d{4}\s*年\s*\d{1,2}\s*月|(?:会议|大会)上\Z|\t|^[\d\W]+\Z|[（(]?\d{4}-\d{1,2}-\d{1,2}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading: the paragraph it stands in, its mark or None, and its title.

    ``start`` is where the mark or title begins, ``body`` where the text under it begins; ``alone`` says
    that it is
    the whole paragraph. ``role`` is what the title announces, by the rules of data/headings.yaml.
    ``lead`` marks
    a lead sentence (``bold`` one in bold), ``item`` a numbered paragraph without a title of its own.
    """

    paragraph: int
    mark: Mark | None
    title: str
    start: int
    body: int
    alone: bool
    role: str | None
    lead: bool = False
    bold: bool = False
    item: bool = False


def find_headings(text: str, paragraphs: Sequence[Paragraph]) -> list[Heading]:
    """The headings, numbered items and lead sentences of the text, in order."""
    headings: list[Heading] = []
    for index, paragraph in enumerate(paragraphs):
        mark = read_mark(text, paragraph.start, paragraph.end)
        found = (
            _numbered(text, index, paragraph, mark)
            if mark is not None
            else _unnumbered(text, index, paragraph)
        )
        if found is not None:
            headings.append(found)
        opening = paragraph.start + 1 if found is None else max(found.body, paragraph.start + 1)
        headings.extend(_leads_inside(text, index, opening, paragraph.end))
    return (
        headings if _leads_are_a_habit(headings, paragraphs) else [h for h in headings if not _by_chance(h)]
    )


def _leads_inside(text: str, index: int, start: int, end: int) -> list[Heading]:
    """The bold lead sentences that follow one another inside a paragraph: …。**公园建设提速。**新增…"""
    return [
        Heading(
            paragraph=index,
            mark=None,
            title=_clean(match.group()),
            start=match.start(),
            body=match.end(),
            alone=False,
            role=None,
            lead=True,
            bold=True,
        )
        for match in _BOLD_INSIDE.finditer(text, start, end)
    ]


def _leads_are_a_habit(headings: Sequence[Heading], paragraphs: Sequence[Paragraph]) -> bool:
    """Whether short first sentences head the paragraphs of this report, or merely occur."""
    long_ones = sum(p.end - p.start > _LONG_PARAGRAPH for p in paragraphs)
    return sum(map(_by_chance, headings)) >= max(4, 0.2 * long_ones)


def _by_chance(heading: Heading) -> bool:
    return heading.lead and not heading.bold


def _numbered(text: str, index: int, paragraph: Paragraph, mark: Mark) -> Heading | None:
    start, end = paragraph.start, paragraph.end
    first = _SENTENCE.match(text, mark.end, end)
    stop = first.end() if first else end
    title = _clean(text[mark.end : stop])
    alone = stop >= end
    numeral = mark.style in ("part", "cn", "cn_paren")
    limit = _LONGEST_TITLE if numeral or (alone and not _TITLE_ENDS.search(text, start, end)) else 32
    listed = text[end - 1] in "；;，," or "；" in title
    if (
        mark.style == "bullet"
        or listed
        or not title
        or len(title) > limit
        or _is_statement(title, numeral=numeral)
    ):
        return Heading(
            paragraph=index,
            mark=mark,
            title="",
            start=start,
            body=mark.end,
            alone=False,
            role=None,
            item=True,
        )
    role = heading_role(title) if alone or numeral or mark.style == "ordinal" else None
    return Heading(paragraph=index, mark=mark, title=title, start=start, body=stop, alone=alone, role=role)


def _is_statement(title: str, *, numeral: bool) -> bool:
    """Whether a numbered first sentence says something rather than naming what follows: figures after a
    comma.
    """
    return not numeral and bool(re.search(r"\d+(?:\.\d+)?\s*(?:%|％|亿|万|个|家|套|公里|人|座|所)", title))


def _unnumbered(text: str, index: int, paragraph: Paragraph) -> Heading | None:
    start, end = paragraph.start, paragraph.end
    if end - start <= _LONGEST_LINE:
        content = text[start:end]
        title = _clean(content)
        ended = _TITLE_ENDS.search(content)
        if (not ended or (content[-1] in "：:" and heading_role(title) == "glossary")) and (
            len(_HAN.findall(title)) >= 2
            and not _SIGNATURE.search(content)
            and not noise("anywhere").search(content)
        ):
            return Heading(
                paragraph=index,
                mark=None,
                title=title,
                start=start,
                body=end,
                alone=True,
                role=heading_role(title),
            )
    bold = _BOLD.match(text, start, end)
    lead = bold or _LEAD.match(text, start, end)
    if lead is None:
        return None
    return Heading(
        paragraph=index,
        mark=None,
        title=_clean(lead.group()),
        start=start,
        body=lead.end(),
        alone=lead.end() >= end,
        role=None,
        lead=True,
        bold=bold is not None,
    )


def _clean(title: str) -> str:
    """A title without line breaks, markup and closing punctuation."""
    joined = re.sub(r"\s*[\r\n\u200b]+\s*", "", title)
    return re.sub(r"[\s\u3000\xa0]+", " ", joined).strip(" *#").rstrip("*。：:；;，, ").strip()
