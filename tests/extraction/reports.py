"""Documents for tests of the extraction: invented reports with an outline made by hand or by the structure
layer.
"""

from __future__ import annotations

from taizhang.documents import read_bytes
from taizhang.documents.model import Document
from taizhang.structure import outline
from taizhang.structure.model import Outline, Paragraph, Role, RolePart, Sentence


def report(text: str, *, name: str = "云岭县_2031_政府工作报告.txt") -> tuple[Document, Outline]:
    """A document of the text as the layers below read it."""
    document = read_bytes(text.encode(), name=name)
    return document, outline(document)


def part(text: str, *, role: Role = "plan", plan: tuple[str, ...] = ("2031",)) -> tuple[Document, Outline]:
    """A document whose whole text has one role; a line is a paragraph, 。 and ！ end sentences."""
    document = Document(name="云岭县.txt", format="txt", digest="", text=text)
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    low = 0
    for line in text.split("\n"):
        if line.strip():
            start = low + len(line) - len(line.lstrip())
            end = low + len(line.rstrip())
            paragraphs.append(Paragraph(start=start, end=end))
            begin = start
            for index in range(start, end):
                if text[index] in "。！" or index == end - 1:
                    sentences.append(Sentence(start=begin, end=index + 1, paragraph=len(paragraphs) - 1))
                    begin = index + 1
        low += len(line) + 1
    return document, Outline(
        document=document.name,
        place="云岭县",
        code=None,
        kind="government_work_report",
        review_period=("2030",),
        plan_period=plan,
        roles=(RolePart(start=0, end=len(text), role=role),) if text else (),
        sections=(),
        sentences=tuple(sentences),
        paragraphs=tuple(paragraphs),
    )
