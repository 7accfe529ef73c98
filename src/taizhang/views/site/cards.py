"""A verdict or a finding as a card: both sentences side by side, what follows from them, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import PurePath

from taizhang.core.errors import Language
from taizhang.core.verdict import Evidence, Verdict
from taizhang.views.flow import flowing
from taizhang.views.reconciliation import SIGNS, Finding, citation, year_of
from taizhang.views.site.html import said, shown, word
from taizhang.views.site.indicators import indicator_name
from taizhang.views.site.lists import SHAPES
from taizhang.views.sources import Citation, Sources
from taizhang.views.wording import wording

TOPIC_SIGNS = {"dropped": "○", "repeated": "↻", "weakened": "↘", "inconsistency": "≠"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A list item as HTML, and the values that it can be filtered by with their wording as HTML."""

    html: str
    facets: dict[str, tuple[str, str]]


def verdict_card(identity: str, verdict: Verdict, sources: Sources, *, language: Language) -> Card:
    """The card of a verdict: target on the left, result on the right."""
    named = (
        indicator_name(verdict.indicator, language=language)
        if verdict.indicator
        else flowing(verdict.subject)
    )
    notes = [
        word(f"kind.{verdict.kind}", language=language),
        word(f"modality.{verdict.target.modality}", language=language) if verdict.target.modality else "",
        f'<span class="written">{shown(flowing(verdict.subject))}</span>'
        if flowing(verdict.subject) != named
        else "",
    ]
    chips = ""
    if verdict.provisional:
        chips += f' <span class="chip estimate">{word("site.provisional", language=language)}</span>'
    top = head(
        kind=verdict.verdict,
        sign=SIGNS[verdict.verdict],
        label=word(f"verdict.{verdict.verdict}", language=language),
        title=named,
        where=(verdict.place, verdict.year),
        chips=chips + _margin(verdict, language),
        notes=notes,
    )
    sides = _statement_side("target", verdict.target, sources, language) + (
        _statement_side("result", verdict.result, sources, language)
        if verdict.result
        else _empty_side("site.result_side", f"site.no_result.{verdict.verdict}", language)
    )
    body = f'{top}<div class="sides">{sides}</div>{reason_list(verdict.reasons, language=language)}'
    if verdict.alternatives:
        body += _alternatives(verdict, sources, language)
    facets = {
        "place": (verdict.place, shown(verdict.place)),
        "year": (year_of(verdict.year), shown(year_of(verdict.year))),
        "indicator": (verdict.indicator or "", shown(named)),
        "verdict": (verdict.verdict, shown(wording(language)[f"verdict.{verdict.verdict}"])),
    }
    return card(identity, body, facets)


def finding_card(identity: str, finding: Finding, sources: Sources, *, language: Language) -> Card:
    """The card of a finding: the earlier place on the left, the later on the right."""
    top = head(
        kind=finding.topic,
        sign=TOPIC_SIGNS[finding.topic],
        label=word(f"topic.{finding.topic}", language=language),
        title=flowing(finding.subject),
        where=(finding.place, finding.year),
        chips=f' <span class="chip">{word("site.caution", language=language)}</span>'
        if finding.caution
        else "",
        notes=(),
    )
    sides = side("site.earlier_side", finding.first, "", sources, language) + (
        side("site.later_side", finding.second, "", sources, language)
        if finding.second
        else _empty_side("site.later_side", "site.no_result.dropped", language)
    )
    body = f'{top}<div class="sides">{sides}</div>{reason_list(finding.reasons, language=language)}'
    facets = {
        "place": (finding.place, shown(finding.place)),
        "year": (year_of(finding.year), shown(year_of(finding.year))),
        "topic": (finding.topic, shown(wording(language)[f"topic.{finding.topic}"])),
    }
    return card(identity, body, facets)


def quoted(cited: Citation, sources: Sources, *, language: Language, status: str = "") -> str:
    """The sentence with the cited span marked, the mark a link to its place where there is a page."""
    quotation = sources.quotation(cited)
    if quotation is None:
        return f'<span class="empty">{word("site.no_document", language=language)}</span>'
    mark = (
        f'<mark class="{status}">{shown(quotation.cited)}</mark>'
        if status
        else (f"<mark>{shown(quotation.cited)}</mark>")
    )
    address = sources.address(cited)
    if address:
        mark = f'<a class="cited" href="{escape(address)}">{mark}</a>'
    return shown(quotation.before) + mark + shown(quotation.after)


def card(identity: str, body: str, facets: dict[str, tuple[str, str]]) -> Card:
    """A card with an id; of ``facets`` those without a value are left out."""
    data = "".join(f' data-{name}="{shown(value)}"' for name, (value, _) in facets.items() if value)
    return Card(
        html=f'<li id="{identity}" class="card" data-item{data} tabindex="-1">{body}</li>',
        facets={name: facet for name, facet in facets.items() if facet[0]},
    )


def head(
    *,
    kind: str,
    sign: str,
    label: str,
    title: str,
    where: tuple[str, str],
    chips: str,
    notes: Sequence[str],
) -> str:
    """The line on top of a card: ``label``, ``chips`` and ``notes`` are HTML, the rest is text."""
    place, year = (shown(part) for part in where)
    kept = " · ".join(note for note in notes if note)
    return (
        f'<div class="cardhead"><span class="verdict {kind}"><i aria-hidden="true">{sign}</i> {label}</span> '
        f'<h2>{shown(title)}</h2> <span class="where">{place} {year}</span>{chips}'
        f"{f'<small>{kept}</small>' if kept else ''}</div>"
    )


def _margin(verdict: Verdict, language: Language) -> str:
    if verdict.margin is None:
        return ""
    in_points = verdict.target.unit in ("%", "％")
    unit = word("site.points", language=language) if in_points else shown(verdict.target.unit)
    rounded = round(verdict.margin, 4)
    number = f"{rounded:+,.10g}".replace("-", "−") if rounded else "0"
    return (
        f' <span class="margin">{word("site.margin", language=language)} '
        f'<b class="number">{number}</b> {unit}</span>'
    )


def _statement_side(name: str, evidence: Evidence, sources: Sources, language: Language) -> str:
    status = evidence.status
    chip = shown(evidence.period)
    if status != "target":
        shape = f'<i aria-hidden="true">{SHAPES[status]}</i>'
        chip = (
            f'<span class="chip {status}">{shape}{word(f"status.{status}", language=language)}</span> {chip}'
        )
    return side(f"site.{name}_side", citation(evidence), chip, sources, language, status=status)


def side(
    title: str, cited: Citation, chip: str, sources: Sources, language: Language, *, status: str = ""
) -> str:
    """A citation in its sentence under the word ``title``, with its document and place."""
    file = shown(PurePath(cited.document).name)
    address = sources.address(cited)
    if address:
        file = f'<a href="{escape(address)}">{file}</a>'
    return (
        f"<figure><figcaption><b>{word(title, language=language)}</b> {chip}"
        f'<span class="file">{file} <span class="number">{cited.start}–{cited.end}</span></span></figcaption>'
        f"<blockquote>{quoted(cited, sources, language=language, status=status)}</blockquote></figure>"
    )


def _empty_side(title: str, text: str, language: Language) -> str:
    return (
        f'<figure class="none"><figcaption><b>{word(title, language=language)}</b></figcaption>'
        f"<p>{word(text, language=language)}</p></figure>"
    )


def reason_list(reasons: Sequence[str], *, language: Language) -> str:
    """Short sentences as a list; nothing for none."""
    if not reasons:
        return ""
    items = "".join(f"<li>{said(reason, language=language)}</li>" for reason in reasons)
    return f'<ul class="reasons">{items}</ul>'


def _alternatives(verdict: Verdict, sources: Sources, language: Language) -> str:
    items = "".join(
        f"<li>{quoted(citation(item.evidence), sources, language=language, status=item.evidence.status)}"
        f"<small>{shown(PurePath(item.evidence.document).name)} · {shown(item.evidence.period)} · "
        f"{said(item.why, language=language)}</small></li>"
        for item in verdict.alternatives
    )
    return (
        f"<details><summary>{word('site.alternatives', language=language)} "
        f"{len(verdict.alternatives)}</summary><ol>{items}</ol></details>"
    )
