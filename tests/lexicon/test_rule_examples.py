"""Every example and counter-example of the rules for statements, run through what uses the rule."""

from __future__ import annotations

from typing import Any

import pytest

from taizhang.core.statement import Statement
from taizhang.documents.model import Document
from taizhang.extraction import extract_statements
from taizhang.extraction.mentions import find_mentions
from taizhang.extraction.phrases import trim_end, trim_front
from taizhang.extraction.quantities import scan
from taizhang.extraction.scopes import basis_of
from taizhang.lexicon.source import read_yaml
from taizhang.lexicon.units import unit_groups
from taizhang.structure.model import Outline, Paragraph, Role, RolePart, Sentence

COMPARATORS = read_yaml("comparators")
CHANGES = read_yaml("changes")
SUBJECTS = read_yaml("subjects")
NAMES = read_yaml("names")
QUALITATIVE = read_yaml("qualitative")["relations"]
BASIS = read_yaml("basis")["patterns"]


def case(text: str, *more: str) -> Any:
    """A case of a test that is called by its text."""
    return pytest.param(text, *more, id=text)


def statements(text: str, *, role: Role = "review") -> tuple[Statement, ...]:
    """The statements of one sentence of a report that reviews 2030 and plans 2031."""
    document = Document(name="云岭县.txt", format="txt", digest="", text=text)
    outline = Outline(
        document=document.name,
        place="云岭县",
        code=None,
        kind="government_work_report",
        review_period=("2030",),
        plan_period=("2031",),
        roles=(RolePart(start=0, end=len(text), role=role),),
        sections=(),
        sentences=(Sentence(start=0, end=len(text), paragraph=0),),
        paragraphs=(Paragraph(start=0, end=len(text)),),
    )
    return extract_statements(document, outline)


def spans(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_mentions(text)]


@pytest.mark.parametrize(
    ("text", "span", "group"),
    [case(text, span, group.id) for group in unit_groups() for text, span in group.examples.items()],
)
def test_units(text: str, span: str, group: str) -> None:
    assert span in spans(text)
    assert {found.group for found in scan(text) if text[found.start : found.end] == span} == {group}


@pytest.mark.parametrize("text", [case(text) for group in unit_groups() for text in group.counter_examples])
def test_what_has_no_unit(text: str) -> None:
    assert spans(text) == []


@pytest.mark.parametrize("name", CHANGES)
def test_changes(name: str) -> None:
    for text, value in CHANGES[name]["examples"].items():
        (found,) = statements(text)
        assert (found.kind, found.value) == ("growth", value), text
    for text in CHANGES[name]["counter_examples"]:
        (found,) = statements(text)
        assert found.kind != "growth", text


@pytest.mark.parametrize("name", COMPARATORS)
def test_comparators(name: str) -> None:
    assert [text for text in COMPARATORS[name]["examples"] if statements(text)[-1].cmp != name] == []
    assert [text for text in COMPARATORS[name]["counter_examples"] if statements(text)[-1].cmp == name] == []


def test_what_is_taken_off_the_front_of_a_subject() -> None:
    rules = SUBJECTS["front"]
    assert {text: trim_front(text) for text in rules["examples"]} == rules["examples"]
    assert {text: trim_front(text) for text in rules["counter_examples"]} == {
        text: text for text in rules["counter_examples"]
    }


def test_what_is_taken_off_the_end_of_a_subject() -> None:
    rules = SUBJECTS["end"]
    assert {text: trim_end(text, change=False) for text in rules["examples"]} == rules["examples"]
    assert {text: trim_end(text, change=False) for text in rules["counter_examples"]} == {
        text: text for text in rules["counter_examples"]
    }


@pytest.mark.parametrize("name", ["attributes", "dependents"])
def test_subjects_that_lean_on_the_one_before(name: str) -> None:
    for text, subject in SUBJECTS[name]["examples"].items():
        assert statements(text)[-1].subject == subject, text
    for text in SUBJECTS[name]["counter_examples"]:
        clause = text.rpartition("，")[2]
        assert clause.startswith(statements(text)[-1].subject), text


@pytest.mark.parametrize("name", NAMES["set_phrases"])
def test_numerals_in_set_phrases(name: str) -> None:
    rule = NAMES["set_phrases"][name]
    assert [text for text in rule["examples"] if spans(text)] == []
    assert [text for text in rule["counter_examples"] if not spans(text)] == []


@pytest.mark.parametrize("rule", QUALITATIVE, ids=lambda rule: rule["id"])
def test_qualitative_targets(rule: dict[str, Any]) -> None:
    for text in rule["examples"]:
        assert [found.relation for found in statements(text, role="targets")] == [rule["id"]], text
    for text in rule["counter_examples"]:
        found = statements(text, role="targets")
        assert rule["id"] not in {statement.relation for statement in found}, text


@pytest.mark.parametrize(
    ("text", "basis"), [case(text, basis) for rule in BASIS for text, basis in rule["examples"].items()]
)
def test_bases(text: str, basis: str) -> None:
    assert [found.basis for found in statements(text)] == [basis]


@pytest.mark.parametrize("text", [case(text) for rule in BASIS for text in rule["counter_examples"]])
def test_what_names_no_basis(text: str) -> None:
    assert basis_of(text, "") is None
