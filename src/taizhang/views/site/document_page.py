"""The page of one report: its text with marks, and the lists beside it."""

from __future__ import annotations

from pathlib import PurePath

from taizhang.core.errors import Language
from taizhang.documents.model import Table
from taizhang.views.flow import flowing
from taizhang.views.report import Report
from taizhang.views.site.blocks import blocks
from taizhang.views.site.html import page, shown, word
from taizhang.views.site.lists import Listing, listings
from taizhang.views.site.marks import Marks
from taizhang.views.wording import wording

_DEEPEST_HEADING = 6


def make_page(report: Report, *, language: Language) -> str:
    """The page as HTML; needs nothing but itself."""
    tabs = listings(report, language=language)
    values = {
        "title": shown(report_title(report, language=language)),
        "heading": heading(report, language=language),
        "file": shown(PurePath(report.document.name).name),
        "outline": _outline(report),
        "text": _text(report, language),
        "tabs": "".join(_tab(tab, first=tab is tabs[0], language=language) for tab in tabs),
        "panels": "".join(_panel(tab, first=tab is tabs[0], language=language) for tab in tabs),
    }
    return page("page.html", script="page.js", language=language, values=values)


def report_title(report: Report, *, language: Language) -> str:
    """Place, plan period and kind: what a reader calls the report."""
    outline = report.outline
    words = wording(language)
    parts = (_place(report), "、".join(outline.plan_period), words[f"report.{outline.kind}"])
    return " ".join(part for part in parts if part)


def heading(report: Report, *, language: Language) -> str:
    """``report_title`` as HTML whose kind changes with the language."""
    outline = report.outline
    parts = [shown(part) for part in (_place(report), "、".join(outline.plan_period)) if part]
    return " ".join([*parts, word(f"report.{outline.kind}", language=language)])


def _place(report: Report) -> str:
    """The place, or the name of the file where the place is not known."""
    return report.outline.place or PurePath(report.document.name).stem


def _outline(report: Report) -> str:
    return "".join(
        f'<li class="level{min(len(section.path), 3)}">'
        f'<a href="#h{index}">{shown(flowing(section.title))}</a></li>'
        for index, section in enumerate(report.outline.sections)
    )


def _text(report: Report, language: Language) -> str:
    marks = Marks(report, language=language)
    parts = []
    for block in blocks(report):
        if block.kind == "table" and block.table is not None:
            parts.append(_table(block.table, marks))
            continue
        inner = marks.html(block.start, block.end)
        if block.kind == "heading" and block.section is not None:
            section = report.outline.sections[block.section]
            level = min(len(section.path) + 1, _DEEPEST_HEADING)
            parts.append(f'<h{level} id="h{block.section}">{inner}</h{level}>')
        elif block.kind == "paragraph":
            parts.append(f"<p>{inner}</p>")
        else:
            parts.append(f'<p class="leftover">{inner}</p>')
    return "\n".join(parts)


def _table(table: Table, marks: Marks) -> str:
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (
            f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        )
        tag = "th" if cell.row == 0 else "td"
        inner = marks.html(cell.start, cell.end) if cell.end > cell.start else ""
        rows.setdefault(cell.row, []).append(f"<{tag}{spans}>{inner}</{tag}>")
    body = "".join(f"<tr>{''.join(cells)}</tr>" for _, cells in sorted(rows.items()))
    return f'<div class="table" tabindex="0"><table>{body}</table></div>'


def _tab(tab: Listing, *, first: bool, language: Language) -> str:
    label = word(f"site.{tab.key}", language=language)
    return (
        f'<button role="tab" id="tab-{tab.key}" aria-controls="panel-{tab.key}" '
        f'aria-selected="{str(first).lower()}" tabindex="{0 if first else -1}">'
        f"{label} <span>{len(tab.rows)}</span></button>"
    )


def _panel(tab: Listing, *, first: bool, language: Language) -> str:
    selects = "".join(_select(tab.key, name, values, language) for name, values in tab.filters)
    rows = "".join(tab.rows)
    empty = word(f"site.none_{tab.key}", language=language, tag="p", attributes=' class="empty"')
    title = word(f"site.{tab.key}", language=language, tag="h2", attributes=' class="print"')
    return (
        f'<section role="tabpanel" id="panel-{tab.key}" '
        f'aria-labelledby="tab-{tab.key}"{"" if first else " hidden"}>'
        f'{title}<div class="filters">{selects}</div>'
        f"{f'<ol>{rows}</ol>' if rows else empty}</section>"
    )


def _select(key: str, name: str, values: tuple[tuple[str, str], ...], language: Language) -> str:
    every = wording(language)[f"site.any_{name}"]
    options = "".join(
        f'<option value="{value}"{_word_key(name, value)}>{label}</option>' for value, label in values
    )
    return (
        f'<select name="{name}" aria-label="{shown(every)}" data-w-label="site.any_{name}" id="{key}-{name}">'
        f'<option value="" data-w="site.any_{name}">{shown(every)}</option>{options}</select>'
    )


def _word_key(name: str, value: str) -> str:
    return f' data-w="{name}.{value}"' if name in ("status", "kind", "strength", "testable", "stage") else ""
