"""Sentences (句): what ends in 。！？ or with its paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable

from taizhang.structure.model import Paragraph, Sentence

# A closing quote or bracket belongs to the sentence that it closes: “……！”
_END = re.compile(r"[。！？!?]+[”’」』】）)》]*")


def split_sentences(text: str, paragraphs: Iterable[Paragraph]) -> tuple[Sentence, ...]:
    """The sentences of the paragraphs, in order.

    They end at 。！？ and at the end of a paragraph, never at ；. Blank characters between two sentences
    belong to neither.
    """
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        start, end = paragraph.start, paragraph.end
        for match in _END.finditer(text, start, end):
            stop = match.end()
            sentences.append(Sentence(start=start, end=stop, paragraph=number))
            start = stop
            while start < end and text[start].isspace():
                start += 1
        if start < end:
            sentences.append(Sentence(start=start, end=end, paragraph=number))
    return tuple(sentences)
