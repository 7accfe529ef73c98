"""Headings (标题) and the sections under them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from taizhang.structure.model import Paragraph, Section

_MARKER = re.compile(
    r"(?P<a>[一二三四五六七八九十]{1,3}、)|(?P<b>[（(][一二三四五六七八九十]{1,3}[)）]、?)|(?P<c>\d{1,2}[.．、](?!\d))"
)
_FIRST = re.compile(r"[^。！？]{1,60}(?:。|\Z)")


def find_sections(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    """The sections that numbered headings open, in document order, parents before children."""
    found: list[tuple[int, str, str, int, int]] = []
    for paragraph in paragraphs:
        marker = _MARKER.match(text, paragraph.start, paragraph.end)
        if not marker:
            continue
        title = _FIRST.match(text, marker.end(), paragraph.end)
        if title:
            level = 1 if marker["a"] else 2 if marker["b"] else 3
            found.append(
                (
                    level,
                    marker.group().rstrip("、.．"),
                    title.group().strip().rstrip("。"),
                    paragraph.start,
                    title.end(),
                )
            )
    sections: list[Section] = []
    path: list[tuple[int, str]] = []
    for index, (level, number, name, start, body) in enumerate(found):
        end = next((later[3] for later in found[index + 1 :] if later[0] <= level), len(text))
        path = [entry for entry in path if entry[0] < level] + [(level, name)]
        sections.append(
            Section(
                title=name,
                level=level,
                start=start,
                body=body,
                end=end,
                path=tuple(t for _, t in path),
                number=number,
            )
        )
    return tuple(sections)
