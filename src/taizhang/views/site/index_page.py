"""The index of a site: which reports are here, what they hold, and their headline figures side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from taizhang.core.errors import Language
from taizhang.core.statement import Statement
from taizhang.views.flow import flowing
from taizhang.views.report import Report
from taizhang.views.site.document_page import heading
from taizhang.views.site.html import page, shown, word
from taizhang.views.site.indicators import indicator_name
from taizhang.views.site.lists import SHAPES, is_decrease

_HEADLINES = 8
_HEADLINE_KINDS = ("amount", "increment", "growth", "ratio")


def make_index(
    reports: Sequence[Report], *, links: Sequence[str], language: Language, navigation: str = ""
) -> str:
    """The index page as HTML.

    ``links`` are the addresses of the reports' pages, in the same order, ``navigation`` HTML for its head.
    """
    values = {
        "rows": "\n".join(_row(report, link, language) for report, link in zip(reports, links, strict=True)),
        "count": str(len(reports)),
        "headlines": _headlines(reports, links, language),
        "navigation": navigation,
    }
    return page("index.html", script="index.js", language=language, values=values, styles=("cards.css",))


def _row(report: Report, link: str, language: Language) -> str:
    outline = report.outline
    targets = sum(item.status == "target" for item in report.statements)
    numbers = (
        len(report.document.text),
        len(report.statements),
        targets,
        len(report.tasks),
        len(report.projects),
        len(report.problems),
    )
    cells = "".join(f'<td class="number">{number:,}</td>' for number in numbers)
    return (
        f'<tr><th scope="row"><a href="{link}">{heading(report, language=language)}</a>'
        f"<small>{shown(PurePath(report.document.name).name)}</small></th>"
        f"<td>{shown('、'.join(outline.review_period))}</td><td>{shown('、'.join(outline.plan_period))}</td>{cells}</tr>"
    )


def _headlines(reports: Sequence[Report], links: Sequence[str], language: Language) -> str:
    """A table of the indicators that most reports state: result and target of each, every figure a link."""
    stated: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for report in reports:
        first: dict[str, int] = {}
        for index, item in enumerate(report.statements):
            if item.indicator and item.kind in _HEADLINE_KINDS:
                first.setdefault(item.indicator, index)
        stated.update(first.keys())
        places.update(first)
    # Among those that as many reports state, what a report states first counts for most.
    chosen = sorted(stated, key=lambda name: (-stated[name], places[name] / stated[name], name))[:_HEADLINES]
    if not chosen:
        return ""
    head = "".join(
        f'<th scope="col">{shown(indicator_name(name, language=language))}</th>' for name in chosen
    )
    rows = []
    for report, link in zip(reports, links, strict=True):
        cells = "".join(f"<td>{_figures(report, name, link, language)}</td>" for name in chosen)
        rows.append(
            f'<tr><th scope="row"><a href="{link}">{heading(report, language=language)}</a></th>{cells}</tr>'
        )
    title = word("site.headlines", language=language, tag="h2")
    corner = word("site.report", language=language)
    return (
        f'{title}<div class="table" tabindex="0"><table>'
        f'<thead><tr><th scope="col">{corner}</th>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _figures(report: Report, indicator: str, link: str, language: Language) -> str:
    found: dict[tuple[str, str], tuple[int, Statement]] = {}
    for index, item in enumerate(report.statements):
        if item.indicator == indicator and item.kind in _HEADLINE_KINDS:
            found.setdefault((item.status, item.kind), (index, item))
    lines = [
        f'<a href="{link}#s{index}" class="chip {item.status}" '
        f'title="{shown(flowing(item.subject))} {shown(item.period)}">'
        f'<i aria-hidden="true">{SHAPES[item.status]}</i>{word(f"status.{item.status}", language=language)} '
        f"{word('site.decrease', language=language) + ' ' if is_decrease(item) else ''}"
        f"{shown(flowing(item.text))}</a>"
        for (status, _), (index, item) in sorted(found.items())
    ]
    return "<br>".join(lines)
