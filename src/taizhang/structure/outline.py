"""From a document to its outline."""

from __future__ import annotations

import re

from taizhang.documents.model import Document
from taizhang.structure.frame import read_frame
from taizhang.structure.headings import find_headings
from taizhang.structure.lines import split_lines
from taizhang.structure.model import Outline, ReportKind
from taizhang.structure.paragraphs import split_paragraphs
from taizhang.structure.roles import assign_roles
from taizhang.structure.sections import build_sections
from taizhang.structure.sentences import split_sentences
from taizhang.structure.years import years_named

_PLACE = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:省|自治区|市[\u4e00-\u9fff]{2,4}区|市|区|县)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def outline(document: Document) -> Outline:
    """The outline of a document: place, kind, periods, roles, sections, sentences. Any text has one."""
    text = document.text
    paragraphs = split_paragraphs(text, split_lines(text))
    headings = find_headings(text, paragraphs)
    frame = read_frame(text, paragraphs, headings, year=next(iter(years_named(document.name)), None))
    roles = assign_roles(text, paragraphs, frame)
    stops = [part.start for part in roles if part.role in ("closing", "glossary", "noise")]
    sections, items = build_sections(frame.headings, frame.depths, stops, len(text))
    head = document.name + "\n" + text[:600]
    place = "全国" if "全国" in document.name or "代表国务院" in head else None
    if place is None and (found := _PLACE.search(head)):
        place = found.group()
    years = sorted(int(y) for y in _YEAR.findall(document.name + "\n" + "\n".join(s.title for s in sections)))
    plan = years[-1] if years else None
    kind: ReportKind = "government_work_report"
    if "计划" in document.name or "计划执行情况" in head:
        kind = "plan_report"
    elif "党代会" in document.name or "中国共产党" in text[:300]:
        kind = "party_congress_report"
    return Outline(
        document=document.name,
        place=place,
        code=None,
        kind=kind,
        review_period=(str(plan - 1),) if plan else (),
        plan_period=(str(plan),) if plan else (),
        roles=roles,
        sections=sections,
        sentences=split_sentences(text, paragraphs),
        paragraphs=paragraphs,
        items=items,
    )
