"""The general form of every rule file: what a rule carries, and the traps of YAML that no loader reports."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

DATA = Path(__file__).resolve().parents[2] / "src/taizhang/lexicon/data"
FILES = sorted(DATA.rglob("*.yaml"))
# A mapping with one of these is a rule: it decides what a piece of text is.
RULE_KEYS = {"words", "pattern", "openers", "predicates", "behind", "names", "explaining"}


class _Strict(yaml.SafeLoader):
    """Refuses a key that stands twice in a mapping, of which YAML keeps the last in silence."""


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = Counter(key.value for key, _ in node.value)
    twice = [key for key, count in keys.items() if count > 1]
    if twice:
        raise ValueError(f"line {node.start_mark.line + 1}: twice {twice}")
    return yaml.SafeLoader.construct_mapping(loader, node, deep=True)


_Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Strict)


def _mappings(node: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        yield where, node
        for key, value in node.items():
            yield from _mappings(value, f"{where}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            name = value.get("id", index) if isinstance(value, dict) else index
            yield from _mappings(value, f"{where}/{name}")


def _lists(node: Any, where: str = "") -> Iterator[tuple[str, list[Any]]]:
    if isinstance(node, list):
        yield where, node
        for index, value in enumerate(node):
            yield from _lists(value, f"{where}/{index}")
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _lists(value, f"{where}/{key}")


def _faults(data: Any) -> list[str]:
    """What is wrong with the general form of a rule file, one line a fault."""
    faults = []
    for where, rule in _mappings(data):
        if RULE_KEYS & rule.keys() or {"examples", "counter_examples"} & rule.keys():
            # A rule that only sets aside (skip) has nothing to find.
            wanted = ["counter_examples"] if rule.get("skip") else ["examples", "counter_examples"]
            faults += [f"{where}: no {key}" for key in wanted if not rule.get(key)]
        examples, counters = set(rule.get("examples") or ()), set(rule.get("counter_examples") or ())
        faults += [f"{where}: {text} is an example and a counter-example" for text in examples & counters]
        if isinstance(rule.get("pattern"), str):
            try:
                re.compile(rule["pattern"])
            except re.error as error:
                faults.append(f"{where}: pattern: {error}")
    for where, items in _lists(data):
        texts = [item for item in items if isinstance(item, str)]
        if texts and len(texts) != len(items):
            faults.append(f"{where}: words that YAML takes for something else: {set(items) - set(texts)}")
        faults += [f"{where}: {text} twice" for text, count in Counter(texts).items() if count > 1]
        faults += [f"{where}: blanks around {text!r}" for text in texts if text != text.strip() or not text]
        ids = Counter(item["id"] for item in items if isinstance(item, dict) and "id" in item)
        faults += [f"{where}: id {name} twice" for name, count in ids.items() if count > 1]
    return faults


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_a_rule_file_has_the_general_form(path: Path) -> None:
    assert _faults(_read(path)) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_a_rule_file_is_sorted_where_it_says_so_and_clean_as_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert "\t" not in text
    assert "\r" not in text
    if text.startswith("# Sorted by id"):
        ids = [entry["id"] for entry in _read(path)]
        assert ids == sorted(ids)


def test_there_are_rule_files() -> None:
    assert len(FILES) > 20
    assert any((DATA / "indicators").glob("*.yaml"))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: {words: [甲], examples: [甲]}", "/a: no counter_examples"),  # half a rule
        (
            "a: {pattern: 甲, examples: [], counter_examples: [乙]}",
            "/a: no examples",
        ),  # an empty list is none
        ("a: {examples: {甲: 1}, counter_examples: [甲]}", "/a: 甲 is an example and a counter-example"),
        ("a: {pattern: '(', examples: [甲], counter_examples: [乙]}", "/a: pattern: missing )"),
        ("a: [甲, 乙, 甲]", "/a: 甲 twice"),
        (
            "a: [甲, no]",
            "/a: words that YAML takes for something else: {False}",
        ),  # no is a boolean in YAML 1.1
        ("a: ['甲 ']", "/a: blanks around '甲 '"),
        ("- {id: x}\n- {id: x}", ": id x twice"),
    ],
)
def test_the_check_sees_each_fault(text: str, fault: str) -> None:
    assert any(found.startswith(fault) for found in _faults(yaml.load(text, Loader=_Strict)))


def test_the_check_sees_a_key_that_stands_twice() -> None:
    with pytest.raises(ValueError, match="twice"):
        yaml.load("a: 1\na: 2\n", Loader=_Strict)
