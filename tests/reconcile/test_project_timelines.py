"""Projects over the years: names, timelines, delays."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from year_reports import EXAMPLES, PLACE, exact, examples, report

from taizhang.reconcile.projects import ORDER, project_timelines
from taizhang.reconcile.projects_delays import project_delays
from taizhang.reconcile.projects_names import identity, is_built


@pytest.mark.parametrize(
    ("name", "core", "phase", "section", "why"),
    [
        ("柏川隧道于", "柏川隧道", "", "", "the preposition before a date is no name"),
        ("柏川科技馆于9月28日", "柏川科技馆", "", "", "nor is the date"),
        ("青麓医药基地三季度", "青麓医药基地", "", "", "nor the quarter"),
        ("柏川隧道工程", "柏川隧道", "", "", "工程 says what every project is"),
        ("柏川文化中心建设", "柏川文化中心", "", "", "so does 建设"),
        ("“柏川客厅”项目", "柏川客厅", "", "", "quotation marks come and go"),
        ("柏川智谷（二期）", "柏川智谷", "2", "", "a phase in brackets"),
        ("柏川智谷二期", "柏川智谷", "2", "", "a phase behind"),
        ("柏川智谷首期", "柏川智谷", "1", "", "首期 is 一期"),
        ("轨道交通12号线二期柏川段", "12号线", "2", "柏川段", "a line by its number, phase and section"),
        ("地铁12号线", "12号线", "", "", "地铁 and 轨道交通 are the same"),
        ("区第二人民医院", "第二人民医院", "", "", "区 before a name of its own"),
        ("12号线二期纳入规划", "12号线", "2", "", "what is done with it is no name"),
    ],
)
def test_identity(name: str, core: str, phase: str, section: str, why: str) -> None:
    known = identity(name, place=PLACE)
    assert known is not None, why
    assert (known.core, known.phase, known.section) == (core, phase, section), why


def test_too_little_of_a_name() -> None:
    assert identity("大厦") is None
    assert identity("项目") is None


@pytest.mark.parametrize(
    ("name", "built", "why"),
    [
        ("柏川文化艺术中心", True, "a building"),
        ("12号线二期", True, "a line by its number"),
        ("柏川智谷二期", True, "a phase is of something built"),
        ("柏川理工大学", False, "an organisation that is supported, not built"),
        ("名医引进计划", False, "a plan has no stages of building"),
        ("附属医院", False, "whose?"),
        ("数字经济产业", False, "an industry"),
    ],
)
def test_is_built(name: str, built: bool, why: str) -> None:
    known = identity(name)
    assert known is not None
    assert is_built(known) is built, why


@given(st.text(max_size=30))
def test_identity_is_stable(name: str) -> None:
    """Reading the core of a name again finds the same core."""
    known = identity(name)
    if known is not None and not known.phase and not known.section:
        again = identity(known.core)
        assert again is not None
        assert again.core == known.core


def _reports(*years: tuple[int, str, str]) -> list:
    return [report(year, review=review, plan=plan) for year, review, plan in years]


def _delays(entries: list) -> list[tuple[str, tuple[int, ...]]]:
    found = project_delays(project_timelines(entries))
    assert exact(entries, [q for delay in found for q in (*delay.promises, *delay.results)])
    return [(delay.kind, delay.years) for delay in found]


def test_stages_along_the_years() -> None:
    entries = _reports(
        (2031, "", "开工建设柏川文化艺术中心。"),
        (2032, "柏川文化艺术中心开工建设。", "柏川文化艺术中心主体结构封顶。"),
        (2033, "柏川文化艺术中心主体结构封顶。", "柏川文化艺术中心建成投入使用。"),
        (2034, "柏川文化艺术中心投入使用。", ""),
    )
    (line,) = project_timelines(entries)
    assert [(point.year, point.stage, point.status) for point in line.points] == [
        (2031, "start", "actual"),
        (2031, "start", "target"),
        (2032, "topped", "actual"),
        (2032, "topped", "target"),
        (2033, "operating", "actual"),
        (2033, "operating", "target"),
    ]
    assert [(promise.year, promise.outcome) for promise in line.promises] == [
        (2031, "reached"),
        (2032, "reached"),
        (2033, "reached"),
    ]
    assert not _delays(entries)


_PUSH = "加快推进柏川文化艺术中心建设。"
_START = "开工建设柏川文化艺术中心。"


@pytest.mark.parametrize(
    ("years", "found", "why"),
    [
        (
            [(2031, "", _START), (2032, "", _START), (2033, "", "")],
            [("promised_again", (2031, 2032))],
            "the start promised twice, no word of it between",
        ),
        (
            [(2031, "", _START), (2032, "柏川文化艺术中心开工建设。", _PUSH), (2033, "", _PUSH)],
            [],
            "it started, and building goes on",
        ),
        ([(2031, "", _START), (2033, "", _START)], [], "the report between is missing: nothing is known"),
        (
            [(2031, "", _START), (2032, "", "推进柏川文化艺术中心前期工作。")],
            [("set_back", (2031, 2032))],
            "from the start back to preparation",
        ),
        (
            [(2031, "", _PUSH), (2032, "", _PUSH), (2033, "", _PUSH)],
            [("no_start", (2031, 2032, 2033))],
            "three plans push it on and no review sees it begin",
        ),
        (
            [(2031, "", _PUSH), (2032, "柏川文化艺术中心加快建设。", _PUSH), (2033, "", _PUSH)],
            [],
            "a review has it under way",
        ),
        ([(2031, "", _PUSH), (2032, "", _PUSH)], [], "two years of pushing are ordinary"),
        (
            [(2031, "", "柏川智谷一期竣工。"), (2032, "柏川智谷二期竣工。", "柏川智谷一期竣工。")],
            [("promised_again", (2031, 2032))],
            "phase two finished says nothing of phase one",
        ),
        (
            [(2031, "", "推动名医引进计划启动实施。"), (2032, "", "推动名医引进计划启动实施。")],
            [],
            "a plan is nothing built",
        ),
    ],
)
def test_delays(years: list[tuple[int, str, str]], found: list[object], why: str) -> None:
    assert _delays(_reports(*years)) == found, why


def test_admitted_delay_is_quoted() -> None:
    entries = [
        report(2031, plan=_START),
        report(2032, problems="柏川文化艺术中心未按计划开工；财力偏紧。", plan=_START),
    ]
    (line,) = project_timelines(entries)
    assert [q.text for q in line.admissions] == [
        "我们也清醒地看到存在的问题和不足：柏川文化艺术中心未按计划开工"
    ]
    assert line.promises[0].outcome == "behind"


def test_order_and_repetition_of_documents_play_no_part() -> None:
    entries = list(examples())
    expected = project_timelines(entries)
    random.Random(7).shuffle(entries)
    assert project_timelines(entries + entries[:2]) == expected


def test_every_point_is_where_it_says() -> None:
    lines = project_timelines(examples())
    assert exact(examples(), [point.quote for line in lines for point in line.points])
    assert all(point.stage in ORDER for line in lines for point in line.points)


@pytest.mark.parametrize(
    ("kind", "project", "years"),
    [
        ("promised_again", "区第二人民医院", (2022, 2023, 2024)),
        ("no_start", "松涧文化艺术中心", (2022, 2023, 2024, 2025)),
        ("set_back", "12号线二期云岚段", (2023, 2024)),
    ],
)
def test_planted_delays_are_found(kind: str, project: str, years: tuple[int, ...]) -> None:
    found = project_delays(project_timelines(examples()))
    assert (kind, project, years) in {(one.kind, one.project, one.years) for one in found}


def test_the_sister_district_has_no_delay() -> None:
    found = project_delays(project_timelines(examples()))
    assert not [one for one in found if one.place == "澜州市星渚区"]
    assert (EXAMPLES / "traps.json").is_file()
