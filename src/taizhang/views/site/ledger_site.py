"""The files of the site of a ledger: overview, verdicts, findings, goals, projects, comparison, ambition,
every document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar, cast
from urllib.parse import quote

from taizhang.core.errors import Language
from taizhang.documents.model import Document, Format
from taizhang.ledger.model import Entry
from taizhang.reconcile.ambition import ambitions
from taizhang.structure.model import Outline
from taizhang.views.reconciliation import Reconciliation, in_order, year_of
from taizhang.views.report import Report
from taizhang.views.site.ambition_page import ambition_page, ordered_ambitions
from taizhang.views.site.build import make_site
from taizhang.views.site.comparison_page import comparison_page
from taizhang.views.site.goals_page import goal_cards, ordered_goals
from taizhang.views.site.html import shown
from taizhang.views.site.navigation import PAGES, navigation
from taizhang.views.site.overview_page import overview_page
from taizhang.views.site.reconciliation_page import cards_page, finding_cards, verdict_cards
from taizhang.views.site.timelines_page import followed, timelines_page
from taizhang.views.sources import Sources

MOST_ON_A_PAGE = 800
"""Cards or rows on one page: with more of them filtering would no longer be at once."""

T = TypeVar("T")
_MARKED = ' aria-current="page"'


def make_ledger_site(
    reconciliation: Reconciliation, *, names: Sequence[str], language: Language
) -> dict[str, bytes]:
    """File name to content. ``names`` are the files of the documents' pages, in the order of the entries.

    They must not be those of ``PAGES``. Every figure of the other pages leads to its place there.
    """
    entries = reconciliation.entries
    links = {entry.name: quote(name) for entry, name in zip(entries, names, strict=True)}
    sources = Sources(entries, links=links)
    taken = {*names, *PAGES.values()}
    files = make_site(
        [report_of_entry(entry) for entry in entries],
        names=names,
        language=language,
        navigation=navigation("documents", language=language),
    )
    pages: dict[str, str] = {}
    verdicts = _parts(
        in_order(reconciliation.verdicts),
        file=PAGES["reconciliation"],
        taken=taken,
        key=lambda verdict: (verdict.place, year_of(verdict.year)),
    )
    for part in verdicts:
        pages[part.file] = cards_page(
            verdict_cards(part.items, sources, language=language),
            title="site.reconciliation",
            language=language,
            navigation=navigation("reconciliation", language=language),
            parts=_links(verdicts, part.file),
        )
    findings = _parts(
        reconciliation.findings,
        file=PAGES["findings"],
        taken=taken,
        key=lambda finding: (finding.place, year_of(finding.year)),
    )
    for found in findings:
        pages[found.file] = cards_page(
            finding_cards(found.items, sources, language=language),
            title="site.findings",
            language=language,
            navigation=navigation("findings", language=language),
            parts=_links(findings, found.file),
            empty="site.none_findings",
        )
    goals = _parts(
        ordered_goals(reconciliation.goals),
        file=PAGES["goals"],
        taken=taken,
        key=lambda goal: (goal.place, f"{goal.start}/{goal.end}"),
    )
    for aims in goals:
        pages[aims.file] = cards_page(
            goal_cards(aims.items, sources, language=language),
            title="site.goals",
            language=language,
            navigation=navigation("goals", language=language),
            parts=_links(goals, aims.file),
            empty="site.none_goals",
            made="site.made_goals",
        )
    projects = _parts(
        followed(reconciliation.timelines),
        file=PAGES["timelines"],
        taken=taken,
        key=lambda timeline: (timeline.place, ""),
    )
    for lines in projects:
        pages[lines.file] = timelines_page(
            lines.items,
            sources,
            language=language,
            navigation=navigation("timelines", language=language),
            parts=_links(projects, lines.file),
        )
    bold = _parts(
        ordered_ambitions(ambitions(reconciliation.observations)),
        file=PAGES["ambition"],
        taken=taken,
        key=lambda ambition: (ambition.target.place, str(ambition.target.year)),
    )
    for asked in bold:
        pages[asked.file] = ambition_page(
            asked.items,
            sources,
            language=language,
            navigation=navigation("ambition", language=language),
            parts=_links(bold, asked.file),
        )
    pages[PAGES["overview"]] = overview_page(
        reconciliation,
        language=language,
        navigation=navigation("overview", language=language),
        address=lambda place, year: _holding(verdicts, place, year),
    )
    pages[PAGES["comparison"]] = comparison_page(
        reconciliation,
        sources,
        language=language,
        navigation=navigation("comparison", language=language),
    )
    return files | {name: html.encode("utf-8", "replace") for name, html in pages.items()}


def report_of_entry(entry: Entry) -> Report:
    """The entry as the page of a document takes it; of tables the ledger keeps the text alone."""
    return Report(
        document=Document(
            name=entry.name, format=cast(Format, entry.format), digest=entry.digest, text=entry.text
        ),
        outline=Outline(
            document=entry.name,
            place=entry.place,
            code=entry.code,
            kind=entry.kind,
            review_period=entry.review_period,
            plan_period=entry.plan_period,
            roles=entry.roles,
            sections=entry.sections,
            sentences=entry.sentences,
        ),
        statements=entry.statements,
        tasks=entry.tasks,
        projects=entry.projects,
        terms=entry.terms,
        problems=entry.problems,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part(Generic[T]):
    """One of the pages that a long list is cut into, with the places and years on it."""

    file: str
    keys: frozenset[tuple[str, str]]
    items: tuple[T, ...]

    @property
    def title(self) -> str:
        """The places on it, and the years where there are any."""
        places = sorted({place for place, _ in self.keys})
        years = sorted({year[:4] for _, year in self.keys if year})
        spoken = places[0] if len(places) == 1 else f"{places[0]}…{places[-1]}"
        return f"{spoken} {years[0]}–{years[-1]}" if len(years) > 1 else " ".join([spoken, *years])


def _parts(
    items: Sequence[T], *, file: str, taken: set[str], key: Callable[[T], tuple[str, str]]
) -> list[_Part[T]]:
    """``items``, in order of place, on one page where they fit, else a page or more for each place.

    Pages end between years. The first has the name ``file``; the others get names that are not ``taken``.
    """
    if len(items) <= MOST_ON_A_PAGE:
        return [_Part(file=file, keys=frozenset(map(key, items)), items=tuple(items))]
    chunks = [
        chunk for _, group in groupby(items, key=lambda item: key(item)[0]) for chunk in _cut(group, key)
    ]
    stem, names = file.removesuffix(".html"), [file]
    number = 1
    while len(names) < len(chunks):
        number += 1
        if f"{stem}-{number}.html" not in taken:
            names.append(f"{stem}-{number}.html")
    return [
        _Part(file=name, keys=frozenset(map(key, chunk)), items=tuple(chunk))
        for name, chunk in zip(names, chunks, strict=True)
    ]


def _cut(items: Iterable[T], key: Callable[[T], tuple[str, str]]) -> Iterator[list[T]]:
    chunk: list[T] = []
    for _, group in groupby(items, key=key):
        of_year = list(group)
        if chunk and len(chunk) + len(of_year) > MOST_ON_A_PAGE:
            yield chunk
            chunk = []
        chunk += of_year
    if chunk:
        yield chunk


def _links(parts: Sequence[_Part[T]], current: str) -> str:
    """The pages of one list as HTML; nothing where there is one page."""
    if len(parts) < 2:
        return ""
    items = "".join(
        f'<li><a href="{part.file}"{_MARKED if part.file == current else ""}>'
        f"{shown(part.title)}</a> {len(part.items)}</li>"
        for part in parts
    )
    return f'<ul class="parts">{items}</ul>'


def _holding(parts: Sequence[_Part[T]], place: str, year: str) -> str:
    """The page with the items of a place and year, either of which may be empty; the first where none has."""
    for part in parts:
        if any((not place or place == at) and (not year or year == when) for at, when in part.keys):
            return part.file
    return parts[0].file
