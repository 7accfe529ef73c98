"""Every entry keeps its own examples and counter-examples."""

import pytest

from taizhang.lexicon.report_rules import heading_role, heading_rules, kind_rules, noise, role_cue
from taizhang.lexicon.script import simplified
from taizhang.lexicon.source import read_yaml

HEADINGS = read_yaml("headings")
CUES = read_yaml("role_cues")
NOISE = read_yaml("noise")
KINDS = read_yaml("report_kinds")
ROLES = {"review", "problems", "requirements", "targets", "plan", "guarantees", "glossary", "closing"}


@pytest.mark.parametrize("rule", HEADINGS, ids=lambda rule: rule["role"])
def test_titles_announce_their_roles(rule: dict) -> None:
    assert rule["role"] in ROLES
    assert [title for title in rule["examples"] if heading_role(title) != rule["role"]] == []
    assert [title for title in rule["counter_examples"] if heading_role(title) == rule["role"]] == []


def test_each_role_has_one_rule() -> None:
    roles = [role for role, _ in heading_rules()]
    assert len(roles) == len(set(roles)) == len(HEADINGS)


@pytest.mark.parametrize("name", CUES)
def test_turning_sentences_are_told(name: str) -> None:
    pattern = role_cue(name)
    assert CUES[name]["about"]
    assert [text for text in CUES[name]["examples"] if not pattern.search(text)] == []
    assert [text for text in CUES[name]["counter_examples"] if pattern.search(text)] == []


@pytest.mark.parametrize("place", NOISE)
def test_lines_of_the_page_are_told(place: str) -> None:
    pattern = noise(place)
    assert [text for text in NOISE[place]["examples"] if not pattern.search(text)] == []
    assert [text for text in NOISE[place]["counter_examples"] if pattern.search(text)] == []


@pytest.mark.parametrize("number", range(len(KINDS)))
def test_evidence_for_kinds(number: int) -> None:
    rule, entry = kind_rules()[number], KINDS[number]
    assert rule.where in ("name", "head")
    assert [text for text in entry["examples"] if not rule.pattern.search(text)] == []
    assert [text for text in entry["counter_examples"] if rule.pattern.search(text)] == []


SCRIPTS = [
    ("國務院報告經濟發展", "国务院报告经济发展", "a text in traditional script"),
    ("国务院报告经济发展", "国务院报告经济发展", "a text in simplified script"),
    (
        "全文如此，只有一個字是繁體的旧写法，其余都是简体，" * 40,
        None,
        "a single character does not make a text traditional",
    ),
    ("", "", "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SCRIPTS)
def test_traditional_script(text: str, expected: str | None, why: str) -> None:
    assert simplified(text) == (text if expected is None else expected), why


def test_characters_are_read_one_for_one() -> None:
    pairs = read_yaml("traditional")["pairs"].split()
    assert all(len(pair) == 2 and pair[0] != pair[1] for pair in pairs)
    assert len({pair[0] for pair in pairs}) == len(pairs)
