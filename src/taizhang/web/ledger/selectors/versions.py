"""The versions of a target: as passed, and as adjusted by a decision; against each how far the result is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, visible
from taizhang.web.ledger.models import Adjustment, Verdict
from taizhang.web.library.models import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version; ``adjustment`` is None for the original. ``margin``: result minus target in its unit."""

    text: str
    adjustment: Adjustment | None
    margin: float | None
    is_last: bool


def adjustments_of(
    actor: Actor, targets: Collection[int], action: Action = Action.VIEW
) -> dict[int, list[Adjustment]]:
    """The adjustments in force of several targets, the earliest first."""
    found: defaultdict[int, list[Adjustment]] = defaultdict(list)
    rows = visible(actor, Adjustment.objects.filter(target__in=targets, withdrawn_at=None), action)
    for row in rows.select_related("person").order_by("decided_on", "id"):
        found[row.target_id].append(row)
    return dict(found)


def versions_of(
    target: Statement, verdict: Verdict | None, adjustments: Collection[Adjustment]
) -> list[Version]:
    """The original and each adjustment in force, with the margin of the verdict's result against each."""
    held = list(adjustments)
    margin = verdict.margin if verdict else None
    first = Version(text=target.text, adjustment=None, margin=margin, is_last=not held)
    return [
        first,
        *(
            Version(
                text=one.text,
                adjustment=one,
                margin=margin_against(one, target, margin),
                is_last=one is held[-1],
            )
            for one in held
        ),
    ]


def margin_against(adjustment: Adjustment, target: Statement, margin: float | None) -> float | None:
    """The margin against an adjusted target, from that against the original; None where either is a range."""
    ends = (target.value, adjustment.value)
    if margin is None or target.value_high is not None or adjustment.value_high is not None or None in ends:
        return None
    return round(margin + float(target.value or 0) - float(adjustment.value or 0), 6)


def withdrawn_of(actor: Actor, target: Statement) -> list[Adjustment]:
    """The adjustments of a target that were withdrawn."""
    rows = visible(actor, Adjustment.objects.filter(target=target).exclude(withdrawn_at=None))
    return list(rows.select_related("person", "withdrawn_by").order_by("withdrawn_at"))
