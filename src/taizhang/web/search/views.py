"""The search page: one box, groups with counts, facets, results with the words marked, exports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, overload

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action
from taizhang.web.ledger.selectors.batches import Batches
from taizhang.web.library.vocabulary import word_of
from taizhang.web.search.asked import Findings, Group, SearchAsked, facet_of, part_of_results, results, search
from taizhang.web.search.columns import COLUMNS
from taizhang.web.search.hits import Hit, make_hits
from taizhang.web.search.models import Kind, Piece
from taizhang.web.search.questions import Question, read_question
from taizhang.web.ui.lists.export import FileKind, export, export_asked
from taizhang.web.ui.lists.filters import parse
from taizhang.web.ui.lists.listing import make_listing
from taizhang.web.words import say

_PAGE = 20
_OF_EACH = 3
_MOST_VALUES = 12


class Found(Sequence[Hit]):
    """The results of one kind: as many as were counted, read where they are shown."""

    def __init__(self, actor: Actor, findings: Findings, group: Group) -> None:
        self._actor, self._findings, self._group = actor, findings, group

    def __len__(self) -> int:
        return self._group.found

    @overload
    def __getitem__(self, at: int) -> Hit: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Hit]: ...

    def __getitem__(self, at: int | slice) -> Hit | Sequence[Hit]:
        part = at if isinstance(at, slice) else slice(at, at + 1)
        pieces = part_of_results(self._actor, self._findings, self._group.kind, part)
        hits = make_hits(pieces, self._findings.question)
        return hits if isinstance(at, slice) else hits[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A group as it stands above the results; ``count`` in words."""

    name: str
    words: str
    count: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value that results can be narrowed to, and the address that does it."""

    words: str
    count: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A condition with its values."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The first results of a group, on the page of all groups."""

    name: str
    words: str
    count: str
    hits: Sequence[Hit]
    more: bool


@login_required
@require_safe
def page(request: ActorRequest) -> HttpResponseBase:
    """What is found for ``?q=``."""
    asked = parse(SearchAsked, request.GET)
    question = read_question(asked.q)
    if not question:
        return _page(request, {"asked": asked})
    kind = Kind[asked.kind.upper()] if asked.kind else None
    if (file := export_asked(request.GET)) is not None:
        return _export(request, asked, question, kinds=[kind] if kind else list(Kind), file=file)
    findings = search(request.actor, asked, question)
    found = sum(group.found for group in findings.groups)
    told: dict[str, Any] = {
        "asked": asked,
        "tabs": _tabs(findings),
        "found": found,
        "facets": _facets(request.GET, findings, [kind] if kind else list(Kind)),
        "may_export": True,
    }
    if kind is None:
        told["sections"] = _sections(request, findings)
    group = next((group for group in findings.groups if group.kind == kind), None)
    rows: Any = []
    if kind is not None and group is not None:
        rows = Found(request.actor, findings, group)
    # Words for what is asked; there is no form to choose from.
    reports = findings.reports().values() if asked.is_narrowed else ()
    options = {
        "report": [(k, word_of("report", k)) for k in sorted({r.kind for r in reports})],
        "document": [(str(r.number), r.title) for r in reports if str(r.number) == asked.document],
    }
    listing = make_listing(
        request.GET, asked=asked, rows=rows, columns=(), every=found, options=options, size=_PAGE
    )
    own = {say("search.words"), say("search.kind")}  # these stand in the box and in the tabs
    told["chips"] = [chip for chip in listing.chips if chip.label not in own]
    told["listing"] = listing
    told["hits"] = [line.row for line in listing.lines]
    shown = group.found if group else found
    told["shown"] = shown
    told["summary"] = say("search.found", words=asked.q, n=next(t.count for t in told["tabs"] if t.current))
    told["exported"] = {"found": shown}
    return _page(request, told)


def _page(request: ActorRequest, told: dict[str, Any]) -> HttpResponse:
    kept = ("kind", "place", "year_from", "year_to", "report", "document")
    told["kept"] = [(name, request.GET[name]) for name in kept if request.GET.get(name)]
    return render(request, "search/search.html", told)


def _export(
    request: ActorRequest, asked: SearchAsked, question: Question, *, kinds: Sequence[Kind], file: FileKind
) -> HttpResponseBase:
    """Every result that the page counts, kind by kind."""

    def rows() -> Any:
        for kind in kinds:
            pieces = results(request.actor, asked, question, kind, action=Action.EXPORT)
            yield from Batches(pieces, partial(make_hits, question=question))

    return export(rows(), COLUMNS, name="search", kind=file)


def _tabs(findings: Findings) -> list[Tab]:
    asked = findings.asked.kind
    every = sum(group.found for group in findings.groups)
    cut = any(group.cut for group in findings.groups)
    tabs = [Tab(name="", words=say("search.everything"), count=_number(every, cut), current=not asked)]
    return [
        *tabs,
        *(
            Tab(
                name=group.name,
                words=say(f"search.kinds.{group.name}"),
                count=_number(group.found, group.cut),
                current=group.name == asked,
            )
            for group in findings.groups
        ),
    ]


def _sections(request: ActorRequest, findings: Findings) -> list[Section]:
    groups = [group for group in findings.groups if group.found]
    pieces: list[Piece] = []
    for group in groups:
        pieces += part_of_results(request.actor, findings, group.kind, slice(_OF_EACH))
    hits = make_hits(pieces, findings.question)
    return [
        Section(
            name=group.name,
            words=say(f"search.kinds.{group.name}"),
            count=_number(group.found, group.cut),
            hits=[hit for hit in hits if hit.kind == group.kind],
            more=group.found > _OF_EACH,
        )
        for group in groups
    ]


def _facets(query: QueryDict, findings: Findings, kinds: Sequence[Kind]) -> list[Facet]:
    facets = []
    for name in ("place", "year", "report"):
        values = facet_of(findings, name, kinds)
        if values is None or len(values) < 2:
            continue
        if name == "year":
            values = sorted(values, reverse=True)
        facets.append(
            Facet(
                label=say(f"search.{name}"),
                values=tuple(
                    Value(
                        words=word_of("report", value) if name == "report" else str(value),
                        count=number,
                        href=_narrowed(query, name, str(value)),
                    )
                    for value, number in values[:_MOST_VALUES]
                ),
            )
        )
    return facets


def _narrowed(query: QueryDict, name: str, value: str) -> str:
    changed = query.copy()
    changed.pop("page", None)
    for key in (f"{name}_from", f"{name}_to") if name == "year" else (name,):
        changed[key] = value
    return f"?{changed.urlencode()}"


def _number(found: int, cut: bool) -> str:
    return say("ui.more_than", n=f"{found:,}") if cut else f"{found:,}"
