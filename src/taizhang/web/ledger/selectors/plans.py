"""One plan, one place over the years: how many targets came to what, and what asks for a look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Sum, Value, When

from taizhang.views.reconciliation import OUTCOMES
from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.models import Unit, UnitKind
from taizhang.web.accounts.policies import visible
from taizhang.web.ledger.models import Finding, Place, Topic, Verdict
from taizhang.web.ledger.selectors.verdicts import Counts, Pair, pairs_of, verdicts_seen
from taizhang.web.library.counted import counted
from taizhang.web.library.models import Document, DocumentState, Task

MODALITIES = ("binding", "expected", "")
_MOST_SHOWN = 40
_WORST_FIRST = ("missed", "not_reported", "not_comparable", "nearly", "pending", "met", "exceeded")
_CURRENT = Q(state=DocumentState.READ, is_current=True, withdrawn_at=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The targets of one place for one year, by nature (约束性, 预期性, "" where none is said)."""

    place: str
    year: int
    by_modality: dict[str, Counts]

    @property
    def counts(self) -> Counts:
        """All of them."""
        return together(self.by_modality.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tasks:
    """The tasks of a plan; ``untestable`` of them nobody can check."""

    total: int
    untestable: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What asks for a look today, as numbers."""

    doubtful: int
    contradictions: int
    unconfirmed: int
    failed: int
    unread: int

    @property
    def total(self) -> int:
        """All together; 0 where nothing waits."""
        return self.doubtful + self.contradictions + self.unconfirmed + self.failed + self.unread


def together(counts: Iterable[Counts]) -> Counts:
    """The sum of several counts."""
    kept = list(counts)
    return Counts(by_outcome={name: sum(one.by_outcome.get(name, 0) for one in kept) for name in OUTCOMES})


def due_in(rows: QuerySet[Verdict], year: int) -> QuerySet[Verdict]:
    """The targets for that year or a part of it; goals of several years have their own page."""
    within = Q(year__startswith=f"{year}-") | ~Q(year__contains="/")
    return rows.filter(within, first_year=year, repeats=False)


def plan_of(actor: Actor, place: str, year: int) -> Plan:
    """What was promised for a year, and what became of it."""
    rows = due_in(verdicts_seen(actor).filter(place_name=place), year).order_by()
    found: dict[str, dict[str, int]] = {modality: {} for modality in MODALITIES}
    for modality, outcome, n in rows.values_list("modality", "outcome").annotate(n=Count("pk")):
        kept = found[modality if modality in found else ""]
        kept[outcome] = kept.get(outcome, 0) + n
    return Plan(
        place=place,
        year=year,
        by_modality={modality: together([Counts(by_outcome=counts)]) for modality, counts in found.items()},
    )


def pairs_of_plan(actor: Actor, place: str, year: int) -> list[Pair]:
    """The targets of a plan: binding ones first, then expected ones, in each what went worst first."""
    rows = due_in(verdicts_seen(actor).filter(place_name=place), year)
    rows = rows.annotate(
        nature=_position("modality", MODALITIES), worst=_position("outcome", _WORST_FIRST)
    ).order_by("nature", "worst", "target_id")
    return pairs_of(actor, list(rows.select_related("correction__person")[:_MOST_SHOWN]))


def years_of(actor: Actor, place: str) -> dict[int, Counts]:
    """The targets of each year of a place, the latest first."""
    rows = verdicts_seen(actor).filter(place_name=place, repeats=False, first_year__isnull=False)
    rows = rows.exclude(Q(year__contains="/") & ~Q(year__contains="-"))
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for year, outcome, n in rows.order_by().values_list("first_year", "outcome").annotate(n=Count("pk")):
        found[year][outcome] = n
    return {year: together([Counts(by_outcome=found[year])]) for year in sorted(found, reverse=True)}


def tasks_of_plan(actor: Actor, place: str, year: int) -> Tasks:
    """How many tasks the reports of a year set, and how many of them cannot be checked."""
    rows = counted(actor, Task.objects.filter(report_place=place, report_year=year))
    told = rows.aggregate(total=Count("pk"), untestable=Count("pk", filter=Q(testable=False)))
    return Tasks(total=told["total"], untestable=told["untestable"])


def waiting(actor: Actor, place: str, year: int) -> Waiting:
    """What asks for a look: doubtful records and contradictions of the plan, documents of the library."""
    read = visible(actor, Document.objects.filter(_CURRENT, place=place, year=year))
    findings = visible(actor, Finding.objects.filter(place_name=place, topic=Topic.INCONSISTENCY))
    documents = visible(actor, Document.objects.filter(withdrawn_at=None)).aggregate(
        unconfirmed=Count("pk", filter=_CURRENT & Q(confirmed_at=None)),
        failed=Count("pk", filter=Q(state=DocumentState.FAILED)),
        unread=Count("pk", filter=Q(state=DocumentState.WAITING)),
    )
    return Waiting(
        doubtful=read.aggregate(n=Sum("unsure_count"))["n"] or 0,
        contradictions=findings.filter(dismissal=None, caution=False).count(),
        **documents,
    )


def documents_of(actor: Actor, place: str) -> Sequence[Document]:
    """The current documents of a place, the latest first."""
    rows = visible(actor, Document.objects.filter(_CURRENT, place=place))
    return list(rows.order_by("-year", "kind", "pk")[:200])


def place_named(actor: Actor, name: str) -> Place | None:
    """The place of that name, None where there is none to be seen."""
    return visible(actor, Place.objects.filter(name=name)).first()


def own_place(actor: Actor) -> Place | None:
    """The place of the actor's own district (地区); else that with most documents."""
    paths = {int(part) for grant in actor.grants for part in grant.path.split("/") if part}
    names = Unit.objects.filter(pk__in=paths, kind=UnitKind.DISTRICT).values_list("name", flat=True)
    rows = visible(actor, Place.objects.filter(documents_count__gt=0))
    own = Q(pk__in=())
    for name in names:
        own |= Q(name__endswith=name)
    return rows.filter(own).order_by("-documents_count", "pk").first() or (
        rows.order_by("-documents_count", "pk").first()
    )


def _position(field: str, values: Sequence[str]) -> Case:
    return Case(
        *(When(**{field: value}, then=Value(at)) for at, value in enumerate(values)),
        default=Value(len(values)),
        output_field=IntegerField(),
    )
