"""A figure as a chip that leads to its place in the text."""

from __future__ import annotations

from taizhang.core.errors import Language
from taizhang.reconcile.comparison import Observation
from taizhang.reconcile.quotes import Quote
from taizhang.views.flow import flowing
from taizhang.views.site.html import shown, word
from taizhang.views.site.lists import SHAPES
from taizhang.views.sources import Citation, Sources


def cited(quote: Quote) -> Citation:
    """Where a quotation stands."""
    return Citation(document=quote.document, start=quote.start, end=quote.end)


def quote_chip(quote: Quote, sources: Sources, *, status: str, before: str = "") -> str:
    """The quoted words behind the shape of ``status`` (and ``before``, HTML), its sentence as the title."""
    at = cited(quote)
    quotation = sources.quotation(at)
    title = f' title="{shown(quotation.text)}"' if quotation else ""
    inner = (
        f'<i aria-hidden="true">{SHAPES[status]}</i>{before} '
        f'<span class="number">{shown(flowing(quote.text))}</span>'
    )
    address = sources.address(at)
    if address is None:
        return f'<span class="chip {status}"{title}>{inner}</span>'
    return f'<a class="chip {status}" href="{shown(address)}"{title}>{inner}</a>'


def figure(cell: Observation, sources: Sources, *, language: Language) -> str:
    """The figure as written, with what keeps it from being laid beside others."""
    # 下降3.1% is quoted as 3.1%.
    fallen = cell.value < 0 and not cell.quote.text.startswith(("-", "−", "－"))
    before = word("site.decrease", language=language) if fallen else ""
    if cell.cmp != "eq":
        before += (" " if before else "") + word(f"cmp.{cell.cmp}", language=language)
    chip = quote_chip(cell.quote, sources, status=cell.status, before=before)
    told = [flag for flag in cell.flags if flag != "bound"]
    flags = "、".join(word(f"flag.{flag}", language=language) for flag in told)
    return f"{chip}{f' <small>{flags}</small>' if flags else ''}"
