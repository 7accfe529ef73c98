"""Five-year goals against the yearly path."""

import pytest
from year_reports import exact, report

from taizhang.reconcile.paths import goal_paths

_GOAL = "到2035年，地区生产总值达到1300亿元以上。"


def _year(year: int, *, level: float, growth: float, target: float, goal: str = "") -> object:
    return report(
        year,
        review=f"全年地区生产总值达到{level}亿元，增长{growth}%。",
        targets=f"今年地区生产总值增长{target}%。{goal}",
    )


def _steps(entries: list, form: str) -> list[tuple[int, str]]:
    paths = [path for path in goal_paths(entries) if path.form == form]
    assert exact(entries, [q for path in paths for step in path.steps for q in (path.goal, *step.quotes)])
    return [(step.year, step.state) for path in paths for step in path.steps]


@pytest.mark.parametrize(
    ("level", "target", "state", "why"),
    [
        (1000.5, 6.0, "enough", "5.4% a year lead there"),
        (1000.5, 5.0, "short", "5% a year do not"),
        (1301.5, 5.0, "reached", "it is there already"),
    ],
)
def test_level(level: float, target: float, state: str, why: str) -> None:
    entries = [_year(2031, level=level, growth=6.1, target=target, goal=_GOAL)]
    assert _steps(entries, "level") == [(2031, state)], why


def test_the_needed_growth_is_shown() -> None:
    (path,) = goal_paths([_year(2031, level=1000.0, growth=6.1, target=5.0, goal=_GOAL)])
    (step,) = path.steps
    assert step.needed == pytest.approx(1.3**0.2 - 1)
    assert "1300亿元" in step.reasons[0]
    assert "1000亿元" in step.reasons[0]
    assert "5.39%" in step.reasons[1]


def test_average_growth_is_carried_from_year_to_year() -> None:
    goal = "“十五五”时期，地区生产总值年均增长6%。"
    first = report(
        2026, targets="今年地区生产总值增长6%。2026—2030年，地区生产总值年均增长6%。" if goal else ""
    )
    second = _year(2027, level=900.5, growth=3.0, target=6.0)
    third = _year(2028, level=980.5, growth=9.5, target=6.0)
    assert _steps([third, first, second], "average_growth") == [
        (2026, "enough"),
        (2027, "short"),
        (2028, "enough"),
    ]


def test_a_missing_year_is_not_filled_in() -> None:
    first = report(2026, targets="今年地区生产总值增长6%。2026—2030年，地区生产总值年均增长6%。")
    third = _year(2028, level=980.5, growth=9.5, target=6.0)
    assert _steps([first, third], "average_growth") == [(2026, "enough")]


def test_a_goal_of_one_year_is_no_path() -> None:
    assert goal_paths([report(2031, targets="今年地区生产总值增长6%，达到1000亿元。")]) == ()


def test_a_goal_told_again_counts_once() -> None:
    entries = [
        _year(2031, level=1000.5, growth=6.1, target=6.0, goal=_GOAL),
        _year(2032, level=1060.5, growth=6.0, target=6.0, goal=_GOAL),
    ]
    paths = [path for path in goal_paths(entries) if path.form == "level"]
    assert len(paths) == 1
    assert [step.year for step in paths[0].steps] == [2031, 2032]


_SHARE_GOAL = "到2035年，研发经费支出占地区生产总值比重达到4.5%。"


@pytest.mark.parametrize(
    ("share", "target", "state", "why"),
    [
        (3.5, 3.7, "enough", "a straight line asks for 3.7%"),
        (3.5, 3.6, "short", "a tenth of a point behind the line"),
        (4.6, 4.6, "reached", "it is there already"),
    ],
)
def test_share(share: float, target: float, state: str, why: str) -> None:
    entries = [
        report(
            2031,
            review=f"研发经费支出占地区生产总值比重为{share}%。",
            targets=f"今年研发经费支出占地区生产总值比重达到{target}%。{_SHARE_GOAL}",
        )
    ]
    assert _steps(entries, "level") == [(2031, state)], why


@pytest.mark.parametrize(
    ("told", "target", "state", "why"),
    [
        (1000, 1100, "enough", "4000 are left for four years"),
        (1000, 900, "short", "900 in each of four years are 3600"),
    ],
)
def test_total(told: int, target: int, state: str, why: str) -> None:
    entries = [
        report(2031, targets="2031—2035年，新增养老床位5000张。", plan="今年新增养老床位1000张。"),
        report(2032, review=f"新增养老床位{told}张。", plan=f"新增养老床位{target}张。"),
    ]
    assert dict(_steps(entries, "total"))[2032] == state, why


def test_a_yearly_level_stands_for_growth() -> None:
    entries = [
        report(
            2031,
            review="全年一般公共预算收入50.5亿元。",
            targets=f"今年一般公共预算收入达到54.5亿元。{'到2035年，一般公共预算收入达到70亿元。'}",
        )
    ]
    (path,) = [path for path in goal_paths(entries) if path.form == "level"]
    (step,) = path.steps
    assert step.target == pytest.approx(54.5 / 50.5 - 1)
    assert step.state == "enough"
