"""What became of a promise (承诺的下落), as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from taizhang.reconcile.quotes import Quote

PromiseKind = Literal["repeated", "dropped", "weakened"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseFinding:
    """What became of a promise (承诺的下落).

    ``repeated``: ``promises`` stand in consecutive plans and no review between tells a result.
    ``dropped``: the one promise is neither in the next review nor in the next plan. ``weakened``: the
    second promise binds less than the first. ``year`` is that of the first plan, ``results`` what reviews
    between say, ``reasons`` sentences (zh) to check against the quotations.
    """

    kind: PromiseKind
    place: str
    year: int
    subject: str
    promises: tuple[Quote, ...]
    results: tuple[Quote, ...]
    confidence: float
    reasons: tuple[str, ...]
