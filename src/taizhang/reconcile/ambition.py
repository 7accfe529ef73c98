"""How bold a target is (目标力度): against the place's own last results and against its peers' targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from taizhang.core.verdict import Outcome, Verdict
from taizhang.lexicon.indicators import catalogue
from taizhang.reconcile.checks_facts import number, percent
from taizhang.reconcile.comparison import Observation
from taizhang.reconcile.comparison_peers import siblings

_YEARS = 5
_LEAST = 2
_KINDS = ("growth", "ratio", "amount", "increment")
Dimension = Literal["place", "indicator", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambition:
    """A target beside what was reached before and what others aim at (目标力度).

    ``results`` are the place's own results of up to five years before, latest last. ``to_mean`` and
    ``to_last`` are target minus their mean and the latest: in percentage points for a rate or share, as
    a fraction of the result for an amount; None where fewer than two results are there. ``bolder`` counts the
    peers whose target asks for more, ``peers`` are their targets for the same year. What asks for more
    follows the indicator's direction.
    """

    target: Observation
    results: tuple[Observation, ...]
    mean: float | None
    to_mean: float | None
    to_last: float | None
    peers: tuple[Observation, ...]
    bolder: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HitRate:
    """How many targets were met (完成率), by ``dimension`` and ``key``.

    ``rate`` is met over judged, None where none was judged; ``judged`` are met, nearly and missed. ``silent``
    (not reported), ``not_comparable`` and ``pending`` stand beside it and are in no denominator.
    """

    dimension: Dimension
    key: str
    met: int
    nearly: int
    missed: int
    silent: int
    not_comparable: int
    pending: int
    provisional: int

    @property
    def judged(self) -> int:
        """The targets that have a result to be judged by."""
        return self.met + self.nearly + self.missed

    @property
    def rate(self) -> float | None:
        """Met over judged, 0-1."""
        return self.met / self.judged if self.judged else None


def ambitions(observed: Sequence[Observation]) -> tuple[Ambition, ...]:
    """The targets of whole years of indicators that have a direction, by place, indicator and year."""
    results: dict[tuple[str, str, str, str], dict[int, Observation]] = {}
    goals: dict[tuple[str, str, str, int], list[Observation]] = {}
    for one in observed:
        if len(one.period) != 4:
            continue
        if one.status == "target":
            goals.setdefault((one.indicator, one.kind, one.unit, one.year), []).append(one)
        else:
            results.setdefault((one.place, one.indicator, one.kind, one.unit), {})[one.year] = one
    found: list[Ambition] = []
    for same in goals.values():
        places = [one.place for one in same]
        for target in same:
            if target.kind not in _KINDS or catalogue()[target.indicator].direction not in (
                "higher",
                "lower",
            ):
                continue
            if not _plausible(
                target, results.get((target.place, target.indicator, target.kind, target.unit), {})
            ):
                continue
            key = target.place, target.indicator, target.kind, target.unit
            others = siblings(target.place, places)
            peers = tuple(other for other in same if other.place in others)
            found.append(_ambition(target, results.get(key, {}), peers))
    return tuple(sorted(found, key=lambda one: (one.target.place, one.target.indicator, one.target.year)))


def hit_rates(verdicts: Iterable[Verdict], *, by: Dimension) -> tuple[HitRate, ...]:
    """Hit rates by place, indicator or year, sorted by key; targets without an indicator count by subject."""
    groups: dict[str, Counter[Outcome]] = {}
    provisional: Counter[str] = Counter()
    for verdict in verdicts:
        key = {
            "place": verdict.place,
            "indicator": verdict.indicator or verdict.subject,
            "year": verdict.year,
        }[by]
        groups.setdefault(key, Counter())[verdict.verdict] += 1
        provisional[key] += verdict.provisional
    return tuple(
        HitRate(
            dimension=by,
            key=key,
            met=count["met"] + count["exceeded"],
            nearly=count["nearly"],
            missed=count["missed"],
            silent=count["not_reported"],
            not_comparable=count["not_comparable"],
            pending=count["pending"],
            provisional=provisional[key],
        )
        for key, count in sorted(groups.items())
    )


def _ambition(
    target: Observation, results: Mapping[int, Observation], peers: tuple[Observation, ...]
) -> Ambition:
    years = range(target.year - _YEARS, target.year)
    before = tuple(results[year] for year in years if year in results)
    rate = target.unit == ""
    mean = fmean(one.value for one in before) if len(before) >= _LEAST else None
    last = results.get(target.year - 1)
    sign = 1 if catalogue()[target.indicator].direction == "higher" else -1
    bolder = sum(sign * (peer.value - target.value) > 1e-12 for peer in peers)
    return Ambition(
        target=target,
        results=before,
        mean=mean,
        to_mean=_difference(target.value, mean, rate=rate),
        to_last=_difference(target.value, last.value if last else None, rate=rate),
        peers=peers,
        bolder=bolder,
        reasons=tuple(_reasons(target, before, mean, last, peers, bolder)),
    )


def _plausible(target: Observation, results: Mapping[int, Observation]) -> bool:
    """Whether an amount is near enough to the last results to be of the same thing."""
    if target.unit == "":
        return True
    near = [one.value for year, one in results.items() if target.year - _YEARS <= year < target.year]
    return not near or 0.5 <= target.value / max(near, key=abs) <= 2 if all(near) else False


def _difference(target: float, other: float | None, *, rate: bool) -> float | None:
    if other is None or (not rate and other == 0):
        return None
    return (target - other) * 100 if rate else (target - other) / abs(other)


def _reasons(
    target: Observation,
    before: Sequence[Observation],
    mean: float | None,
    last: Observation | None,
    peers: Sequence[Observation],
    bolder: int,
) -> Iterator[str]:
    unit = target.unit
    yield f"{target.year}年目标{_shown(target.value, unit)}"
    if last is not None:
        yield f"{last.year}年结果{_shown(last.value, unit)}"
    if mean is not None:
        yield f"此前{len(before)}个有数的年份平均{_shown(mean, unit)}"
    if peers:
        yield f"同级{len(peers)}个地区有同年目标，其中{bolder}个要求更高"
    if any(one.basis for one in (target, *before)):
        yield "各数口径不尽相同，见标注"


def _shown(value: float, unit: str) -> str:
    return percent(value) if unit == "" else number(value, unit)
