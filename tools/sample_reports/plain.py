"""Plain text: clean as saved from an editor, or broken into lines and pages as pdf-to-text leaves it."""

from __future__ import annotations

from sample_reports.layout import cells, wrap
from sample_reports.source import Block, Report

WIDTH = 32
LINES_A_PAGE = 29
INDENTED = frozenset({"paragraph", "heading1", "heading2"})


def render(report: Report) -> bytes:
    """UTF-8 text in the style that the report's ``txt_style`` names."""
    lines = _broken(report) if report.settings["txt_style"] == "broken" else _clean(report)
    return ("\n".join(lines) + "\n").encode()


def _clean(report: Report) -> list[str]:
    lines: list[str] = []
    for block in report.blocks:
        if block.kind == "table":
            lines.extend("\t".join(row) for row in block.rows)
        else:
            lines.append("\u3000\u3000" + block.text if block.kind in INDENTED else block.text)
        lines.append("")
    return lines[:-1]


def _broken(report: Report) -> list[str]:
    """Every line ends where the page's did; the page number stands between pages, also inside a sentence."""
    flow = [line.rstrip() for block in report.blocks for line in _page_lines(block)]
    lines: list[str] = []
    for page, start in enumerate(range(0, len(flow), LINES_A_PAGE), start=1):
        lines.extend([*flow[start : start + LINES_A_PAGE], "", f"— {page} —", ""])
    return lines


def _page_lines(block: Block) -> list[str]:
    if block.kind == "table":
        return ["  ".join(row) for row in block.rows]
    if block.kind in {"title", "subtitle"}:
        broken = ["".join(text for text, _ in line) for line in wrap(block.runs, width=WIDTH - 8)]
        return [" " * round(WIDTH - cells(line)) + line for line in broken]
    indent = 2.0 if block.kind in INDENTED else 0.0
    return ["".join(text for text, _ in line) for line in wrap(block.runs, width=WIDTH, indent=indent)]
