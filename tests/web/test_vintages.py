"""What a result is that is told more than once: estimate, first, final, revised."""

import pytest

from taizhang.web.ledger.selectors.observed import Scale, by_year, is_usable, scales
from taizhang.web.library.models import Statement

GROWTH = Scale(kind="growth", unit="%")


def told(
    report: int, value: float, *, status: str = "actual", period: str = "2023", **fields: object
) -> Statement:
    given: dict[str, object] = {
        "document_id": report,
        "report_year": report,
        "value": value,
        "base_value": value,
        "base_unit": "%",
        "unit_text": "%",
        "kind": "growth",
        "cmp": "eq",
        "status": status,
        "period": period,
        "year": int(period[:4]),
        "indicator": "gdp",
        "subject": "地区生产总值",
        "text": f"{value}%",
        "start": int(value * 10),
    }
    return Statement(**given | fields)


@pytest.mark.parametrize(
    ("figures", "forms"),
    [
        ([told(2024, 5.9)], ["first"]),
        ([told(2024, 6.2, status="estimate")], ["estimate"]),
        ([told(2024, 6.2, status="estimate"), told(2025, 5.9)], ["estimate", "first"]),
        (
            [told(2024, 6.2, status="estimate"), told(2025, 5.9), told(2026, 5.9), told(2027, 5.7)],
            ["estimate", "first", "final", "revised"],
        ),
        ([told(2024, 5.9), told(2025, 5.9)], ["first", "final"]),
        ([told(2024, 5.9), told(2025, 6.1), told(2026, 6.1)], ["first", "revised", "final"]),
        ([told(2024, 5.9), told(2026, 6, cmp="approx")], ["first"]),
    ],
)
def test_what_each_figure_is(figures: list[Statement], forms: list[str]) -> None:
    (year,) = by_year(figures, GROWTH)
    assert [vintage.form for vintage in year.vintages] == forms


def test_the_whole_year_before_a_part_of_it() -> None:
    (year,) = by_year([told(2024, 5.0, period="2023-01/2023-11"), told(2024, 5.9)], GROWTH)
    assert year.result is not None
    assert year.result.value == 5.9
    assert not year.flags


def test_a_part_of_a_year_is_flagged() -> None:
    (year,) = by_year([told(2024, 5.0, period="2023-01/2023-11")], GROWTH)
    assert year.flags == ("partial_period",)


def test_the_table_and_the_plain_name_stand_for_the_year() -> None:
    figures = [
        told(2024, 7.0, subject="地区生产总值中第三产业"),
        told(2024, 5.9),
        told(2024, 5.8, rule="table.cell", subject="地区生产总值"),
    ]
    (year,) = by_year(figures, GROWTH)
    assert year.result is not None
    assert year.result.value == 5.8
    assert "two_values" in year.flags


def test_a_target_is_that_of_its_own_plan() -> None:
    figures = [told(2021, 9.0, status="target"), told(2023, 6.0, status="target"), told(2024, 5.9)]
    (year,) = by_year(figures, GROWTH)
    assert year.target is not None
    assert year.target.value == 6.0


@pytest.mark.parametrize(
    "left_out",
    [
        told(2024, 5.9, place="别处市"),
        told(2024, 5.9, period="2021/2025"),
        told(2024, 0.5, unit_text="个百分点"),
    ],
)
def test_what_lies_on_no_yearly_scale(left_out: Statement) -> None:
    assert not is_usable(left_out)
    assert scales([left_out]) == []


def test_scales_are_kept_apart() -> None:
    figures = [
        told(2024, 5.9),
        told(2023, 5.5, period="2022"),
        told(2024, 945.2, kind="amount", base_unit="元"),
    ]
    assert scales(figures) == [GROWTH, Scale(kind="amount", unit="元")]
    assert [year.year for year in by_year(figures, GROWTH)] == [2023, 2022]
