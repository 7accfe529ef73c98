"""Pages of cards: verdicts and findings, with filters, search and keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from taizhang.core.errors import Language
from taizhang.core.verdict import Verdict
from taizhang.views.reconciliation import OUTCOMES, TOPICS, Reconciliation, in_order
from taizhang.views.site.cards import Card, finding_card, verdict_card
from taizhang.views.site.html import page, shown, word
from taizhang.views.sources import Sources
from taizhang.views.wording import wording

FILTERS = ("place", "year", "indicator", "verdict", "topic")
_FIXED_ORDER = {"verdict": OUTCOMES, "topic": TOPICS}


def make_reconciliation_page(reconciliation: Reconciliation, *, language: Language) -> bytes:
    """One page of all verdicts and findings that refers to nothing outside itself."""
    sources = Sources(reconciliation.entries)
    cards = verdict_cards(in_order(reconciliation.verdicts), sources, language=language)
    cards += finding_cards(reconciliation, sources, language=language)
    return cards_page(cards, title="site.reconciliation", language=language).encode("utf-8", "replace")


def verdict_cards(verdicts: Sequence[Verdict], sources: Sources, *, language: Language) -> list[Card]:
    """A card for each verdict, ``v0`` the first."""
    return [
        verdict_card(f"v{number}", verdict, sources, language=language)
        for number, verdict in enumerate(verdicts)
    ]


def finding_cards(reconciliation: Reconciliation, sources: Sources, *, language: Language) -> list[Card]:
    """A card for each finding, ``f0`` the first."""
    return [
        finding_card(f"f{number}", finding, sources, language=language)
        for number, finding in enumerate(reconciliation.findings)
    ]


def cards_page(
    cards: Sequence[Card],
    *,
    title: str,
    language: Language,
    navigation: str = "",
    parts: str = "",
    empty: str = "site.none_verdicts",
) -> str:
    """The page as HTML. ``title`` and ``empty`` name words, ``navigation`` and ``parts`` are HTML."""
    found: dict[str, dict[str, str]] = {name: {} for name in FILTERS}
    for card in cards:
        for name, (value, label) in card.facets.items():
            found[name].setdefault(value, label)
    values = {
        "title": shown(wording(language)[title]),
        "heading": word(title, language=language, tag="h1"),
        "navigation": navigation,
        "parts": parts,
        "filters": "".join(
            _select(name, _ordered(name, options), language)
            for name, options in found.items()
            if len(options) > 1
        ),
        "cards": "\n".join(card.html for card in cards),
        "empty": word(empty, language=language, tag="p", attributes=' class="empty"') if not cards else "",
    }
    return page("cards.html", script="cards.js", language=language, values=values, styles=("cards.css",))


def _ordered(name: str, options: Mapping[str, str]) -> list[tuple[str, str]]:
    if name in _FIXED_ORDER:
        return [(value, options[value]) for value in _FIXED_ORDER[name] if value in options]
    return sorted(options.items(), key=lambda pair: (pair[1], pair[0]), reverse=name == "year")


def _select(name: str, options: Sequence[tuple[str, str]], language: Language) -> str:
    every = shown(wording(language)[f"site.any_{name}"])
    listed = "".join(
        f'<option value="{shown(value)}"{_word_key(name, value)}>{label}</option>' for value, label in options
    )
    return (
        f'<select name="{name}" aria-label="{every}" data-w-label="site.any_{name}">'
        f'<option value="" data-w="site.any_{name}">{every}</option>{listed}</select>'
    )


def _word_key(name: str, value: str) -> str:
    return f' data-w="{name}.{value}"' if name in _FIXED_ORDER else ""
