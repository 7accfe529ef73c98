"""The files of a site."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from taizhang.core.errors import Language
from taizhang.views.report import Report
from taizhang.views.site.document_page import make_page
from taizhang.views.site.index_page import make_index


def make_site(
    reports: Sequence[Report], *, names: Sequence[str], language: Language, navigation: str = ""
) -> dict[str, bytes]:
    """File name to content: ``index.html`` and, for each report, the file named in ``names``.

    ``language`` is what the interface starts in; the reader can change it on the page. ``navigation`` is HTML
    for the head of the index: the way to further pages of the site.
    """
    pages = {
        name: make_page(report, language=language).encode("utf-8", "replace")
        for name, report in zip(names, reports, strict=True)
    }
    links = [quote(name) for name in names]
    index = make_index(reports, links=links, language=language, navigation=navigation)
    return {"index.html": index.encode("utf-8", "replace")} | pages
