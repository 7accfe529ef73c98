"""The rule files of verbs, stages and organs keep their own examples."""

from __future__ import annotations

from typing import Any

import pytest

from taizhang.extraction.clause_forms import read_predicate
from taizhang.extraction.commitments import read_commitments
from taizhang.extraction.projects import read_projects
from taizhang.lexicon.organs import resolve_organ, role_labels
from taizhang.lexicon.source import read_yaml
from taizhang.lexicon.stages import common_pairs, stage_lexicon
from taizhang.lexicon.verbs import Words, verb_lexicon

VERBS: dict[str, Any] = read_yaml("verbs")
STAGES: list[dict[str, Any]] = read_yaml("stages")["stages"]


@pytest.mark.parametrize(
    ("group", "clause", "verb"),
    [(g["id"], clause, verb) for g in VERBS["groups"] for clause, verb in g["examples"].items()],
)
def test_an_example_is_read_with_a_verb_of_its_group(group: str, clause: str, verb: str) -> None:
    predicate = read_predicate(clause)
    assert predicate.kind == "action"
    assert verb_lexicon().verbs[verb].group == group
    assert verb in predicate.verb or predicate.hedge is not None


@pytest.mark.parametrize(
    ("group", "clause"),
    [(g["id"], clause) for g in VERBS["groups"] for clause in g["counter_examples"]],
)
def test_a_counter_example_is_not_read_with_a_verb_of_its_group(group: str, clause: str) -> None:
    predicate = read_predicate(clause)
    assert predicate.kind != "action" or predicate.entry is None or predicate.entry.group != group


@pytest.mark.parametrize("clause", VERBS["effects"]["examples"])
def test_an_effect_after_an_action_is_no_task(clause: str) -> None:
    text = f"新建污水管网三十公里，{clause}。"
    assert [c.words for c in read_commitments(text, 0, len(text))] == ["新建污水管网三十公里"]


@pytest.mark.parametrize("clause", VERBS["effects"]["counter_examples"])
def test_an_action_after_an_action_is_a_task(clause: str) -> None:
    text = f"出台招商办法，{clause}。"
    assert len(read_commitments(text, 0, len(text))) == 2


@pytest.mark.parametrize("clause", VERBS["orientations"]["examples"])
def test_an_orientation_is_no_task(clause: str) -> None:
    assert read_commitments(clause, 0, len(clause)) == ()


@pytest.mark.parametrize(
    ("stage", "clause", "name"),
    [(s["stage"], clause, name) for s in STAGES for clause, name in s["examples"].items()],
)
def test_an_example_names_projects_of_its_stage(stage: str, clause: str, name: str) -> None:
    found = [(clause[low:high], found) for low, high, found in read_projects(clause)]
    assert (name, stage) in found
    assert {found for _, found in found} == {stage}


@pytest.mark.parametrize("clause", [clause for s in STAGES for clause in s["counter_examples"]])
def test_a_counter_example_names_no_project(clause: str) -> None:
    assert list(read_projects(clause)) == []


def test_every_label_example_has_the_role_it_says() -> None:
    labels = read_yaml("organs")["labels"]
    for example, role in labels["examples"].items():
        assert role_labels()[example.replace(":", "：").split("：")[0]] == role


@pytest.mark.parametrize(
    ("name", "organ"),
    [
        ("区发展和改革局", "development_reform"),  # the full name with its place
        ("市发改委", "development_reform"),  # a commission, as cities have it
        ("平川区卫健局", "health"),  # the short name after the reform of 2018
        ("区卫生计生局", "health_family_planning"),  # and the one before it
        ("松岭街道办", "subdistrict"),  # a subdistrict by its office
        ("县文体旅游局", "culture_tourism"),  # merged in some counties
    ],
)
def test_an_organ_is_known_by_each_of_its_names(name: str, organ: str) -> None:
    found = resolve_organ(name)
    assert found is not None
    assert found.id == organ


def test_an_unknown_organ_is_not_guessed() -> None:
    assert resolve_organ("滨江集团") is None


def test_the_longest_word_wins() -> None:
    words = Words(["建", "建成", "建成投用"])
    assert words.at("建成投用甲馆", 0) == "建成投用"
    assert words.at("甲馆建成", 2) == "建成"
    assert words.at("甲馆", 0) == ""


def test_ordinary_words_are_common_pairs_and_stages_load() -> None:
    assert {"产业", "中心", "建设"} <= common_pairs()
    assert stage_lexicon().openers["开工建设"][0] == "start"
