"""A page whose items can be filtered, searched and walked through by keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from taizhang.core.errors import Language
from taizhang.views.reconciliation import OUTCOMES, TOPICS
from taizhang.views.site.html import page, shown, word
from taizhang.views.wording import wording

FILTERS = ("place", "year", "indicator", "verdict", "topic", "path", "asks", "progress", "delay")
PROGRESS = ("behind", "not_told", "mentioned", "pending", "reached")
"""What became of the stages promised for a project, the worst first."""
DELAYS = ("any", "promised_again", "set_back", "no_start")
"""What holds a project up, ``any`` for whichever; the attribute names all that a project has."""
_FIXED_ORDER: Mapping[str, Sequence[str]] = {
    "verdict": OUTCOMES,
    "topic": TOPICS,
    "path": ("short", "enough", "reached", "no_target"),
    "asks": ("milder", "like", "bolder", "no_past"),
    "progress": PROGRESS,
    "delay": DELAYS,
}

Facets = Mapping[str, tuple[str, str]]


def filtered_page(
    body: str,
    items: Sequence[Facets],
    *,
    title: str,
    language: Language,
    empty: str,
    made: str,
    navigation: str = "",
    parts: str = "",
    kind: str = "",
) -> str:
    """The page as HTML.

    ``body`` holds the items, each an element with ``data-item`` and a ``data-`` attribute for each facet;
    ``items`` are their facets, value and wording (HTML), several mappings for an item with several values.
    ``title``, ``empty`` (shown where there is no item) and ``made`` (the note below) name words;
    ``navigation`` and ``parts`` are HTML.
    """
    found: dict[str, dict[str, str]] = {name: {} for name in FILTERS}
    for facets in items:
        for name, (value, label) in facets.items():
            found[name].setdefault(value, label)
    words = wording(language)
    values = {
        "title": shown(words[title]),
        "heading": word(title, language=language, tag="h1"),
        "navigation": navigation,
        "parts": parts,
        "kind": kind,
        "filters": "".join(
            _select(name, _ordered(name, options), language)
            for name, options in found.items()
            if len(options) > 1
        ),
        "body": body,
        "empty": "" if items else word(empty, language=language, tag="p", attributes=' class="empty"'),
        "made": made,
        "w_made_here": shown(words[made]),
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
