import json
from dataclasses import replace

import pytest

from taizhang.structure.model import Section
from taizhang.views.outline_record import make_outline, outline_record, section_tree
from taizhang.views.report import Report

KEYS = [
    "document",
    "place",
    "code",
    "kind",
    "review_period",
    "plan_period",
    "roles",
    "sections",
    "tasks",
    "projects",
    "terms",
    "problems",
]


def test_the_object_has_the_keys_of_the_contract(report: Report) -> None:
    record = json.loads(make_outline(report))
    assert list(record) == KEYS
    assert record["roles"][0] == {"start": 0, "end": record["roles"][1]["start"], "role": "review"}
    assert record["tasks"][1]["units"][0] == {"name": "区教育局", "role": "lead"}
    assert record["tasks"][1]["statements"] == [4]


@pytest.mark.parametrize(
    ("periods", "shown", "reason"),
    [
        (("2025",), "2025", "one period is a string"),
        (("2021", "2021/2025"), ["2021", "2021/2025"], "a year and five years are a list"),
        ((), None, "a report without one has null"),
    ],
)
def test_periods(report: Report, periods: tuple[str, ...], shown: object, reason: str) -> None:
    changed = replace(report, outline=replace(report.outline, plan_period=periods))
    assert outline_record(changed)["plan_period"] == shown, reason


def section(level: int, start: int, end: int) -> Section:
    title = f"{level}@{start}"
    return Section(title=title, level=level, start=start, body=start + 1, end=end, path=(title,))


@pytest.mark.parametrize(
    ("sections", "shape", "reason"),
    [
        ([section(1, 0, 9), section(1, 9, 20)], [[], []], "neighbours"),
        (
            [section(1, 0, 20), section(2, 2, 9), section(3, 4, 9), section(2, 9, 20)],
            [[[[]], []]],
            "down and up again",
        ),
        ([section(2, 0, 5), section(1, 5, 20)], [[], []], "a text that starts in the middle of a level"),
        ([section(1, 0, 20), section(4, 2, 20)], [[[]]], "a level left out"),
        ([section(1, 0, 5), section(2, 7, 9)], [[], []], "a deeper one outside is no child"),
        ([], [], "no headings"),
    ],
)
def test_headings_are_nested(sections: list[Section], shape: object, reason: str) -> None:
    def shape_of(nodes: list[dict[str, object]]) -> object:
        return [shape_of(node["children"]) for node in nodes]  # type: ignore[arg-type]

    assert shape_of(section_tree(tuple(sections))) == shape, reason
