"""HTML as government sites show it: the report between navigation, share bar and footer."""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template

from sample_reports.source import Block, Report


def render(report: Report) -> bytes:
    """One self-contained page in the frame (``portal.html``, ``article.html``) that ``html_style`` names."""
    style = report.settings["html_style"]
    body = "\n".join(_element(block, style) for block in report.blocks if block.kind != "title")
    frame = Path(__file__).with_name(f"{style}.html").read_text(encoding="utf-8")
    page = Template(frame).substitute(
        title=escape(report.title),
        site=report.settings["site"],
        source=escape(report.settings["source"]),
        published=report.settings["published"],
        body=body,
    )
    return page.encode()


def _element(block: Block, style: str) -> str:
    if block.kind == "table":
        return _table(block.rows)
    text = "".join(f"<strong>{escape(part)}</strong>" if bold else escape(part) for part, bold in block.runs)
    if block.kind in {"subtitle", "caption"}:
        return f'<p class="center" style="text-align:center">{text}</p>'
    if block.kind in {"cover", "flush"}:
        return f'<p class="flush">{text}</p>'
    if block.kind in {"heading1", "heading2"}:
        text = f"<strong>{text}</strong>"
    # Editors of the second kind of site indent with blanks and wrap the words in spans.
    return f"<p>{text}</p>" if style == "portal" else f"<p>&emsp;&emsp;<span>{text}</span></p>"


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    lines = [
        "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) + "</tr>"
        for tag, row in zip(["th"] + ["td"] * (len(rows) - 1), rows, strict=True)
    ]
    return "<table>\n" + "\n".join(lines) + "\n</table>"
