"""Pages of cards: verdicts and findings."""

from __future__ import annotations

from collections.abc import Sequence

from taizhang.core.errors import Language
from taizhang.core.verdict import Verdict
from taizhang.views.reconciliation import Finding, Reconciliation, in_order
from taizhang.views.site.cards import Card, finding_card, verdict_card
from taizhang.views.site.filtered_page import filtered_page
from taizhang.views.sources import Sources


def make_reconciliation_page(reconciliation: Reconciliation, *, language: Language) -> bytes:
    """One page of all verdicts and findings that refers to nothing outside itself."""
    sources = Sources(reconciliation.entries)
    cards = verdict_cards(in_order(reconciliation.verdicts), sources, language=language)
    cards += finding_cards(reconciliation.findings, sources, language=language)
    return cards_page(cards, title="site.reconciliation", language=language).encode("utf-8", "replace")


def verdict_cards(verdicts: Sequence[Verdict], sources: Sources, *, language: Language) -> list[Card]:
    """A card for each verdict, ``v0`` the first."""
    return [
        verdict_card(f"v{number}", verdict, sources, language=language)
        for number, verdict in enumerate(verdicts)
    ]


def finding_cards(findings: Sequence[Finding], sources: Sources, *, language: Language) -> list[Card]:
    """A card for each finding, ``f0`` the first."""
    return [
        finding_card(f"f{number}", finding, sources, language=language)
        for number, finding in enumerate(findings)
    ]


def cards_page(
    cards: Sequence[Card],
    *,
    title: str,
    language: Language,
    navigation: str = "",
    parts: str = "",
    empty: str = "site.none_verdicts",
    made: str = "site.made_verdicts",
) -> str:
    """The page of ``cards`` as HTML; the other options are those of ``filtered_page``."""
    return filtered_page(
        f'<ol class="list">{"".join(card.html for card in cards)}</ol>' if cards else "",
        [card.facets for card in cards],
        title=title,
        language=language,
        navigation=navigation,
        parts=parts,
        empty=empty,
        made=made,
    )
