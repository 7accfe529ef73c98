"""The text of a document cut into headings, paragraphs and tables, from what is kept of it."""

from __future__ import annotations

from typing import Any, cast

import msgspec

from taizhang.documents.model import Document as DocumentValue
from taizhang.documents.model import Table
from taizhang.structure.model import Outline, RolePart, Section, Sentence
from taizhang.views.report import Report
from taizhang.views.site.blocks import Block, blocks
from taizhang.web.library.models import Document


def report_of(document: Document) -> Report:
    """The text and outline of a document as the analysis has them, without records."""
    body = document.body
    return Report(
        document=DocumentValue(
            name=document.file_name,
            format=cast(Any, document.format),
            digest=document.file_digest,
            text=body.text,
            tables=msgspec.convert(body.tables, tuple[Table, ...]),
        ),
        outline=Outline(
            document=document.file_name,
            place=document.place or None,
            code=document.code or None,
            kind=cast(Any, document.kind or "other"),
            review_period=tuple(document.review_period),
            plan_period=tuple(document.plan_period),
            roles=tuple(RolePart(start=low, end=high, role=role) for low, high, role in body.roles),
            sections=msgspec.convert(body.sections, tuple[Section, ...]),
            sentences=tuple(
                Sentence(start=low, end=high, paragraph=number) for low, high, number in body.sentences
            ),
        ),
        statements=(),
    )


def blocks_of(document: Document) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """The blocks of the text in order, and the sections that headings among them name by their index."""
    report = report_of(document)
    return blocks(report), report.outline.sections
