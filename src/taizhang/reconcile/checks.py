"""Checks of the figures themselves (数据核对): what reports state against what they state elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from taizhang.ledger.model import Entry
from taizhang.reconcile.checks_facts import FigureFinding
from taizhang.reconcile.checks_growth import growth_against_levels
from taizhang.reconcile.checks_rank import ranks
from taizhang.reconcile.checks_same import same_facts
from taizhang.reconcile.checks_shares import shares_against_whole
from taizhang.reconcile.checks_sums import sums
from taizhang.reconcile.yearly import reports_by_place


def figure_findings(entries: Sequence[Entry]) -> tuple[FigureFinding, ...]:
    """Figures that do not agree, place by place, then ranks over all places.

    The order of ``entries`` plays no part; entries of unknown place are left out.
    """
    places = reports_by_place(entries)
    findings: list[FigureFinding] = []
    for place, reports in places.items():
        for check in (growth_against_levels, shares_against_whole, sums, same_facts):
            findings.extend(check(place, reports))
    findings.extend(ranks(places))
    return tuple(findings)
