"""The words by which targets and results are matched: the examples of their own file, and their spelling."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.lexicon.indicator_names import normalised
from taizhang.lexicon.indicators import catalogue
from taizhang.lexicon.matching import (
    bare_subject,
    by_other_name,
    core_of,
    matching_words,
    piece_weights,
    respelt,
    thing_of,
    work_in,
)
from taizhang.lexicon.source import read_yaml

DATA = read_yaml("matching")
LISTS = (
    "of_task",
    "done_of",
    "left_over",
    "done_away",
    "finished",
    "going_on",
    "leaving_out",
    "praise",
    "year_end",
    "year_mean",
    "many_years",
    "yearly_mean",
    "plan_goal",
    "stock",
    "flow",
    "added",
    "total",
    "reduced",
    "cut",
    "adding",
    "just_below",
    "lower_is_better",
    "work",
    "funds",
    "generic",
    "sayings",
    "aims",
)

SPELLINGS = [text for rule in DATA["spellings"] for text in (*rule["examples"], *rule["counter_examples"])]
SIDES = [str(word) for group in DATA["opposed"] for side in group["sides"] for word in side] + [
    "新增",
    "学位",
]


def _cases() -> Iterator[Any]:
    for name in LISTS:
        for found, key in ((True, "examples"), (False, "counter_examples")):
            for text in DATA[name][key]:
                yield pytest.param(name, text, found, id=f"{name}-{text}")


@pytest.mark.parametrize(("name", "text", "found"), list(_cases()))
def test_a_list_finds_its_examples_and_not_its_counter_examples(name: str, text: str, found: bool) -> None:
    pattern: re.Pattern[str] = getattr(matching_words(), name)
    look = pattern.match if name == "generic" else pattern.search
    assert bool(look(text)) is found


@pytest.mark.parametrize("group", DATA["opposed"], ids=lambda group: group["name"])
def test_the_sides_of_a_group_exclude_each_other(group: dict[str, Any]) -> None:
    one = next(item for item in matching_words().opposed if item.name == group["name"])
    for key, opposed in (("examples", True), ("counter_examples", False)):
        for pair in group[key]:
            first, second = (one.sides_of(text) for text in pair.split(" | "))
            assert (bool(first) and bool(second) and not first & second) is opposed, pair


@pytest.mark.parametrize("rule", DATA["spellings"], ids=lambda rule: rule["pattern"])
def test_a_spelling_is_folded(rule: dict[str, Any]) -> None:
    for text in rule["examples"]:
        assert rule["by"] in respelt(normalised(text))
    for text in rule["counter_examples"]:
        assert not re.search(rule["pattern"], normalised(text)) or text in rule["by"]


@given(st.lists(st.sampled_from(SPELLINGS), max_size=4).map("".join))
def test_a_text_without_any_of_the_spellings_is_left_as_it_is(text: str) -> None:
    spelt = text
    for pattern, by in matching_words().spellings:
        spelt = pattern.sub(by, spelt)
    assert respelt(text) == spelt


@given(st.lists(st.sampled_from(SIDES), max_size=3).map("".join))
def test_the_sides_that_a_text_names_are_those_whose_words_it_holds(text: str) -> None:
    for group in matching_words().opposed:
        named = {number for number, side in enumerate(group.sides) if side.search(text)}
        assert group.sides_of(text) == named


@pytest.mark.parametrize("rule", DATA["told"], ids=lambda rule: rule["saying"])
def test_a_clause_tells_a_result_in_words(rule: dict[str, Any]) -> None:
    for clause, name in rule["examples"].items():
        told = matching_words().told
        saying, said = next((one.saying, m) for one in told if (m := one.pattern.search(clause)))
        assert (saying, said["name"]) == (rule["saying"], name)
    for clause in rule["counter_examples"]:
        assert not re.search(rule["pattern"], clause)


@pytest.mark.parametrize("rule", DATA["short_names"], ids=lambda rule: rule["name"])
def test_a_short_name_stands_for_an_indicator_and_no_longer_name_does(rule: dict[str, Any]) -> None:
    known = matching_words().short_names
    assert {known[name] for name in rule["examples"]} == {rule["indicator"]} <= set(catalogue())
    assert not [name for name in rule["counter_examples"] if name in known]


def test_narrowing_words_tell_a_part_from_its_whole() -> None:
    def words(text: str) -> set[str]:
        return set(matching_words().narrowing.findall(normalised(text)))

    for pair in DATA["narrowing"]["examples"]:
        first, second = pair.split(" | ")
        assert words(first) != words(second), pair
    for pair in DATA["narrowing"]["counter_examples"]:
        first, second = pair.split(" | ")
        assert words(first) == words(second), pair


@pytest.mark.parametrize(
    ("subject", "bare"),
    [*DATA["front"]["examples"].items(), *DATA["back"]["examples"].items()],
)
def test_what_stands_around_a_name_is_taken_off(subject: str, bare: str) -> None:
    assert bare_subject(subject) == bare


@pytest.mark.parametrize("subject", [*DATA["front"]["counter_examples"], *DATA["back"]["counter_examples"]])
def test_what_is_part_of_a_name_stays(subject: str) -> None:
    assert bare_subject(subject) == subject


@pytest.mark.parametrize(
    ("subject", "core", "why"),
    [
        ("全区新改建公共厕所", "新改公厕", "place off, verbs and nouns spelt one way"),
        ("110KV变电站", "110千伏变电站", "kV in characters"),
        ("PM2.5年均浓度", "pm2.5浓度", "a mean of the year is the figure itself"),
        ("国家级高新技术企业", "国高企业", "the usual short name"),
    ],
)
def test_core_of_a_subject(subject: str, core: str, why: str) -> None:
    assert core_of(subject) == core, why


def test_the_thing_is_what_the_work_is_done_on() -> None:
    assert thing_of("治理违建") == "违建"
    assert thing_of("新增") == "新增", "nothing would be left"
    assert work_in("拆除消化违建") == {"拆除", "消化"}


def test_groups_name_indicators_of_the_catalogue() -> None:
    named = {name for group in DATA["one_thing"] for name in group}
    named |= set(DATA["parts"]) | {part for parts in DATA["parts"].values() for part in parts}
    assert named <= catalogue().keys()


@pytest.mark.parametrize("rule", DATA["other_names"], ids=lambda rule: rule["name"])
def test_a_name_stands_for_an_indicator_in_one_kind_alone(rule: dict[str, Any]) -> None:
    for text in rule["examples"]:
        assert by_other_name(text, kind=rule["kind"]) == rule["indicator"]
        assert by_other_name(text, kind="rank") is None
    for text in rule["counter_examples"]:
        assert by_other_name(text, kind=rule["kind"]) is None


def test_rare_pieces_weigh_more_than_common_ones() -> None:
    weights = piece_weights()
    assert weights["企业"] < weights["医疗"] <= 9
    assert all(1 <= weight <= 9 for weight in weights.values())
