"""The lists beside the text: statements, tasks, projects, problems, terms, each row a link to its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from taizhang.core.errors import Language
from taizhang.core.statement import Statement
from taizhang.views.flow import flowing
from taizhang.views.report import Report
from taizhang.views.site.html import shown, word
from taizhang.views.site.indicators import indicator_name
from taizhang.views.wording import wording

SHAPES = {"actual": "●", "estimate": "◐", "target": "◎"}
"""The shape that goes with the word of a status, so that colour is never the only sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One tab: its key, its rows as HTML, and for each filter the values that occur."""

    key: str
    rows: tuple[str, ...]
    filters: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


class _Rows:
    """Collects rows and the values by which they can be filtered."""

    def __init__(self, key: str, report: Report, language: Language) -> None:
        self.key = key
        self.report = report
        self.language = language
        self.rows: list[str] = []
        self.seen: dict[str, dict[str, str]] = {}

    def add(self, identity: str, start: int, body: str, **facets: tuple[str, str] | None) -> None:
        """A row; each facet is a value and its wording as HTML."""
        section = _top_section(self.report, start)
        if section is not None:
            title = self.report.outline.sections[section].title
            facets["section"] = (str(section), shown(flowing(title)))
        attributes = ""
        for name, facet in facets.items():
            if facet is not None:
                self.seen.setdefault(name, {})[facet[0]] = facet[1]
                attributes += f' data-{name}="{escape(facet[0])}"'
        self.rows.append(f'<li data-id="{identity}"{attributes}><a href="#{identity}">{body}</a></li>')

    def listing(self, *filters: str) -> Listing:
        return Listing(
            key=self.key,
            rows=tuple(self.rows),
            filters=tuple(
                (name, tuple(self._ordered(name))) for name in filters if len(self.seen.get(name, ())) > 1
            ),
        )

    def _ordered(self, name: str) -> Sequence[tuple[str, str]]:
        values = list(self.seen[name].items())
        if name == "section":
            values.sort(key=lambda pair: int(pair[0]))
        return values


def listings(report: Report, *, language: Language) -> tuple[Listing, ...]:
    """The five lists of a report, in the order of their tabs."""
    makers: tuple[Callable[[Report, Language], Listing], ...] = (
        _statements,
        _tasks,
        _projects,
        _problems,
        _terms,
    )
    return tuple(maker(report, language) for maker in makers)


def _statements(report: Report, language: Language) -> Listing:
    words = wording(language)
    rows = _Rows("statements", report, language)
    for index, item in enumerate(report.statements):
        status = word(f"status.{item.status}", language=language)
        kind = word(f"kind.{item.kind}", language=language)
        named = indicator_name(item.indicator, language=language) if item.indicator else None
        compared = word(f"cmp.{item.cmp}", language=language) if item.cmp != "eq" else ""
        notes = [word("site.decrease", language=language) if is_decrease(item) else "", compared]
        if item.modality:
            notes.append(word(f"modality.{item.modality}", language=language))
        notes += [shown(flowing(part)) for part in (item.place, item.scope, item.basis) if part]
        if named and named != flowing(item.subject):
            notes.append(f'<span class="indicator">{shown(named)}</span>')
        body = (
            f'<b class="figure">{shown(flowing(item.text))}</b> '
            f'<span class="chip {item.status}">'
            f'<i aria-hidden="true">{SHAPES[item.status]}</i>{status}</span> '
            f'<span class="chip">{kind}</span> <span class="when">{shown(item.period)}</span>'
            f'<span class="subject">{shown(flowing(item.subject))}</span>{_small(notes)}'
        )
        rows.add(
            f"s{index}",
            item.start,
            body,
            status=(item.status, words[f"status.{item.status}"]),
            kind=(item.kind, words[f"kind.{item.kind}"]),
            indicator=(item.indicator, shown(named)) if item.indicator and named else None,
        )
    return rows.listing("section", "status", "kind", "indicator")


def _tasks(report: Report, language: Language) -> Listing:
    words = wording(language)
    rows = _Rows("tasks", report, language)
    for index, item in enumerate(report.tasks):
        testable = "yes" if item.testable else "no"
        notes = [shown(item.number or ""), shown(item.deadline or "")]
        notes += [shown(flowing(unit.name)) for unit in item.units]
        if item.why_not:
            key = f"why_not.{item.why_not}"
            notes.append(word(key, language=language) if key in words else shown(item.why_not))
        body = (
            f'<span class="subject">{shown(flowing(item.text))}</span>'
            f'<span class="chip">{word(f"strength.{item.strength}", language=language)}</span> '
            f'<span class="chip {testable}"><i aria-hidden="true">{"✓" if item.testable else "–"}</i>'
            f"{word(f'testable.{testable}', language=language)}</span>{_small(notes)}"
        )
        rows.add(
            f"t{index}",
            item.start,
            body,
            strength=(item.strength, words[f"strength.{item.strength}"]),
            testable=(testable, words[f"testable.{testable}"]),
        )
    return rows.listing("section", "strength", "testable")


def _projects(report: Report, language: Language) -> Listing:
    words = wording(language)
    rows = _Rows("projects", report, language)
    for index, item in enumerate(report.projects):
        body = (
            f'<span class="subject">{shown(flowing(item.name))}</span>'
            f'<span class="chip">{word(f"stage.{item.stage}", language=language)}</span> '
            f'<span class="chip {item.status}"><i aria-hidden="true">{SHAPES[item.status]}</i>'
            f"{word(f'status.{item.status}', language=language)}</span>"
        )
        rows.add(
            f"p{index}",
            item.start,
            body,
            stage=(item.stage, words[f"stage.{item.stage}"]),
            status=(item.status, words[f"status.{item.status}"]),
        )
    return rows.listing("section", "stage", "status")


def _problems(report: Report, language: Language) -> Listing:
    rows = _Rows("problems", report, language)
    for index, item in enumerate(report.problems):
        rows.add(f"q{index}", item.start, f'<span class="subject">{shown(flowing(item.text))}</span>')
    return rows.listing("section")


def _terms(report: Report, language: Language) -> Listing:
    rows = _Rows("terms", report, language)
    for index, item in enumerate(report.terms):
        body = (
            f'<b class="figure">{shown(flowing(item.term))}</b>'
            f'<span class="subject">{shown(flowing(item.explanation))}</span>'
        )
        rows.add(f"g{index}", item.start, body)
    return rows.listing()


def is_decrease(item: Statement) -> bool:
    """Whether the statement tells a decrease, which its text (``3.1%``) need not show."""
    return isinstance(item.value, (int, float)) and item.value < 0


def _small(notes: Sequence[str]) -> str:
    kept = [note for note in notes if note]
    return f"<small>{' · '.join(kept)}</small>" if kept else ""


def _top_section(report: Report, offset: int) -> int | None:
    """The index of the outermost section that holds ``offset``, two levels deep where there are more."""
    sections = report.outline.sections
    last = bisect_right(sections, offset, key=lambda section: section.start)
    holding = [index for index in range(last) if offset < sections[index].end]
    shallow = [index for index in holding if len(sections[index].path) <= _FILTER_DEPTH]
    return shallow[-1] if shallow else None


_FILTER_DEPTH = 2
