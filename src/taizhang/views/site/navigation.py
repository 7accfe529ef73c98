"""The pages of a ledger's site and the way between them."""

from __future__ import annotations

from collections.abc import Mapping

from taizhang.core.errors import Language
from taizhang.views.site.html import word

PAGES: Mapping[str, str] = {
    "overview": "overview.html",
    "documents": "index.html",
    "reconciliation": "reconciliation.html",
    "findings": "findings.html",
    "goals": "goals.html",
    "timelines": "projects.html",
    "comparison": "comparison.html",
    "ambition": "ambition.html",
}
"""The key of each page, whose name is ``site.<key>``, and its file."""


def navigation(current: str, *, language: Language) -> str:
    """Links to all pages as HTML, ``current`` marked."""
    items = "".join(
        f'<li><a href="{address}"{" aria-current=page" if key == current else ""}>'
        f"{word(f'site.{key}', language=language)}</a></li>"
        for key, address in PAGES.items()
    )
    label = word("site.pages", language=language, attributes=' class="unseen"')
    return f'<nav class="pages">{label}<ul>{items}</ul></nav>'
