"""Places that the table of divisions does not list."""

import pytest

from taizhang.structure.unlisted import find_unlisted


@pytest.mark.parametrize(
    ("text", "place", "why"),
    [
        (
            "关于澜州市云岚区2024年计划执行情况的报告",
            "澜州市云岚区",
            "no preposition",
        ),
        (
            "——在云岚区第六届人民代表大会上\n澜州市云岚区人民政府",
            "澜州市云岚区",
            "the city where they join",
        ),
        ("星渚区2024年国民经济和社会发展计划", "星渚区", "no city is made up"),
        ("临岚新区管委会工作报告", "临岚新区", "areas have no congress"),
        ("我区第三产业增长很快", None, "我区 is no name"),
        ("全市人民政府系统", None, "全市 is no name"),
        ("", None, "an empty text has no place"),
    ],
)
def test_find_unlisted(text: str, place: str | None, why: str) -> None:
    assert find_unlisted(text) == place, why
