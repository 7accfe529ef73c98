"""The planted traps of the sample reports that have a verdict."""

import json
from typing import Any

import pytest
from year_reports import EXAMPLES, examples

from taizhang.reconcile import reconcile

TRAPS = [
    trap
    for trap in json.loads((EXAMPLES / "traps.json").read_text(encoding="utf-8"))["traps"]
    if trap.get("verdict")
]


def _places(quote: str, text: str) -> list[tuple[int, int]]:
    """Where a quotation stands in a text, blanks and broken lines apart; half-open offsets."""
    kept = [at for at, character in enumerate(text) if not character.isspace()]
    plain, wanted = "".join(text[at] for at in kept), "".join(quote.split())
    found, at = [], plain.find(wanted)
    while at >= 0:
        found.append((kept[at], kept[at + len(wanted) - 1] + 1))
        at = plain.find(wanted, at + 1)
    return found


@pytest.mark.parametrize("trap", TRAPS, ids=[trap["id"] for trap in TRAPS])
def test_a_planted_trap_has_its_verdict(trap: dict[str, Any]) -> None:
    quote = next(quote for quote in trap["quotes"] if quote["role"] == "target")
    entry = next(entry for entry in examples() if quote["document"] in entry.name)
    places = _places(quote["text"], entry.text)
    found = [
        verdict
        for verdict in reconcile(examples())
        if verdict.target.document == entry.name
        and any(low <= verdict.target.start < high for low, high in places)
    ]
    assert [verdict.verdict for verdict in found] == [trap["verdict"]], [v.reasons for v in found]
