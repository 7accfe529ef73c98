import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.corpus.accuracy import NOTHING, compare, differing, figures


def record(start: int = 0, end: int = 4, **fields: Any) -> dict[str, Any]:
    plain = {
        "start": start, "end": end, "value": 5, "unit": "亿元", "kind": "amount", "cmp": "eq",
        "status": "actual", "period": "2024", "modality": None, "subject": "生产总值", "rule": "r",
    }  # fmt: skip
    return plain | fields


@pytest.mark.parametrize(
    ("gold", "found", "wrong", "reason"),
    [
        ({}, {}, (), "the same"),
        ({"value": 0.5, "unit": "万亿元"}, {"value": 5000, "unit": "亿元"}, (), "folded"),
        ({"unit": "千米"}, {"unit": "米"}, ("unit",), "千 of 千米 is no factor"),
        ({"value": 7, "unit": "成", "kind": "ratio"}, {"value": 70, "unit": "%", "kind": "ratio"}, (), "成"),
        (
            {"value": 0.33333, "unit": "", "kind": "ratio"},
            {"value": 0.3333, "unit": "", "kind": "ratio"}, (), "a third, rounded otherwise",
        ),
        ({"value": [1, 2]}, {"value": (1, 2)}, (), "a range, as list or pair"),
        ({"value": [1, 2]}, {"value": 1}, ("value",), "a range is not its low end"),
        ({"kind": "growth|ratio"}, {"kind": "ratio"}, (), "either is right"),
        ({"kind": "growth"}, {"kind": "ratio"}, ("kind",), "only one is right"),
        ({"modality": ""}, {"modality": None}, (), "no modality, however written"),
        ({"subject": "工业增加值"}, {"subject": "工业 增加值"}, (), "blanks do not count"),
        ({"subject": "规模以上工业增加值"}, {"subject": "学位"}, ("subject",), "another thing"),
        ({"subject": ""}, {"subject": ""}, (), "both empty"),
    ],
)  # fmt: skip
def test_fields(gold: dict[str, Any], found: dict[str, Any], wrong: tuple[str, ...], reason: str) -> None:
    assert differing(record(**gold), record(**found)) == wrong, reason


@pytest.mark.parametrize(
    ("gold", "found", "expected", "reason"),
    [
        ([record(0, 4)], [record(0, 4)], (1.0, 1.0), "met"),
        ([record(0, 4)], [record(2, 6)], (1.0, 1.0), "an overlap meets"),
        ([record(0, 4)], [record(4, 6)], (0.0, 0.0), "touching does not"),
        ([record(0, 4)], [], (0.0, 0.0), "missed"),
        ([record(0, 4), record(5, 9)], [record(0, 9)], (2 / 3, 2 / 3), "one meets one"),
        ([record(0, 4)], [record(0, 4, cmp="ge")], (1.0, 0.0), "met, but wrong in a field"),
        ([record(0, 4), record(5, 9, optional=True)], [record(0, 4)], (1.0, 1.0), "optional"),
        ([record(0, 4), record(5, 9, optional=True)], [record(0, 4), record(5, 9)], (1.0, 1.0), "optional"),
        ([record(0, 4)], [record(0, 4), record(5, 9, kind="qualitative")], (1.0, 1.0), "no numeral"),
        ([record(0, 4), record(90, 94)], [record(0, 4)], (1.0, 1.0), "out of range"),
    ],
)  # fmt: skip
def test_figures(
    gold: list[dict[str, Any]], found: list[dict[str, Any]], expected: tuple[float, float], reason: str
) -> None:
    result = figures(compare(gold, found, low=0, high=50))
    assert (result.span_f1, result.all_fields_f1) == pytest.approx(expected), reason


def test_the_best_overlap_is_taken_first() -> None:
    agreement = compare([record(0, 4), record(4, 8)], [record(3, 8), record(0, 3)])
    assert [(gold["start"], found["start"]) for gold, found, _ in agreement.pairs] == [(0, 0), (4, 3)]


def test_rules_are_told_apart() -> None:
    found = [record(0, 4, rule="a"), record(5, 9, rule="a", cmp="ge"), record(20, 22, rule="b")]
    result = figures(compare([record(0, 4), record(5, 9)], found))
    assert result.rules == {"a": (1.0, 0.5, 2), "b": (0.0, 0.0, 1)}


def test_nothing_against_nothing() -> None:
    assert figures(NOTHING).span_f1 == 0


@given(st.sets(st.integers(0, 40), max_size=12))
def test_what_is_compared_with_itself_is_right(starts: set[int]) -> None:
    records = [record(5 * start, 5 * start + 4) for start in starts]
    result = figures(compare(records, records))
    assert result.all_fields_f1 == (1.0 if records else 0.0)


@pytest.mark.shared
def test_the_referee_agrees(shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("referee", shared / "tools" / "score.py")
    assert spec
    assert spec.loader
    referee = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(referee)
    for path in sorted((shared / "gold").glob("*.gold.jsonl"))[:8]:
        gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        first = {field: str(gold[0][field]).split("|")[0] for field in ("kind", "cmp", "status", "period")}
        # Answers spoilt in a regular way: left out, moved, given the first one's fields.
        found = [
            answer | (first if n % 5 == 1 else {}) | {"start": answer["start"] - (n % 3 == 0)}
            for n, answer in enumerate(gold)
            if n % 7
        ]
        theirs, ours = referee.score(gold, found)[0], figures(compare(gold, found))
        assert ours.span_f1 == pytest.approx(theirs["span_f1"]), path.name
        assert ours.all_fields_f1 == pytest.approx(theirs["tuple_f1"]), path.name
        assert ours.fields == pytest.approx({name: theirs[name] for name in ours.fields}), path.name
