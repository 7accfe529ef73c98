"""Lists of the ledger: what they show, how many of how many, exports of exactly that, queries they cost."""

import csv
import io
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from ledger_rows import (
    PLACE,
    count_series,
    make_document,
    make_statement,
    make_target,
    make_task,
    make_verdict,
)
from sample_people import District, SignedIn

from taizhang.web.accounts.models import Role
from taizhang.web.ledger.models import Project
from taizhang.web.library.models import Document, Problem, Review, Task, Term
from taizhang.web.search.services import rebuild

LISTS = ("indicators", "targets", "tasks", "projects", "problems", "terms")


def rows_of(client: Client, name: str, **asked: Any) -> list[dict[str, str]]:
    answer = client.get(reverse(f"ledger:{name}"), {**asked, "export": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(text)))


def page_of(client: Client, name: str, *arguments: str, **asked: Any) -> str:
    answer = client.get(reverse(f"ledger:{name}", args=arguments), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def make_problem(document: Document, text: str, start: int, **fields: Any) -> Problem:
    return Problem.objects.create(
        document=document, key=f"p{document.pk}-{start}", position=start, start=start, end=start + len(text),
        text=text, tier=document.tier, **fields,
    )  # fmt: skip


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_list_of_the_sample_opens(sample: SignedIn, language: str) -> None:
    client = sample(Role.LEADER)
    client.cookies["django_language"] = language
    for name in LISTS:
        html = page_of(client, name)
        assert "<table>" in html, name
        asked = {"place": "澜州市云岚区", "year_from": "2023", "year_to": "2024", "words": "新"}
        page_of(client, name, **asked)


def test_every_page_of_the_sample_leads_to_its_sentences(sample: SignedIn) -> None:
    client = sample(Role.LEADER)
    html = page_of(client, "indicator", "gdp", place="澜州市云岚区", kind="growth")
    assert "预计" in html
    assert "初步" in html
    assert "/library/records/" in html
    task = Task.objects.filter(statements__isnull=False)[0]
    assert task.text[:6] in page_of(client, "task", task.key)
    project = Project.objects.filter(behind__gt=0)[0]
    assert "没做到" in page_of(client, "project", project.key)


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_list_says_what_to_do(district: District, signed_in: SignedIn, name: str) -> None:
    assert "上传" in page_of(signed_in(Role.LEADER), name) or "报告" in page_of(signed_in(Role.LEADER), name)


def test_what_the_list_shows_is_what_is_exported(district: District, signed_in: SignedIn) -> None:
    client = signed_in(Role.LEADER)
    document = make_document(2024)
    for text in ("建成望溪公园", "新开工道路3条", "推进河道治理"):
        make_task(document, text)
    rebuild()
    html = page_of(client, "tasks", words="路")
    assert "符合条件 1 条，共 3 条" in html
    assert [row["任务"] for row in rows_of(client, "tasks", words="路")] == ["新开工道路3条"]
    assert len(rows_of(client, "tasks", sort="-testable", page="9")) == 3
    answer = client.get(reverse("ledger:tasks"), {"words": "路", "export": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert "工作任务" in cells
    assert "新开工道路3条" in cells
    assert "建成望溪公园" not in cells


def test_what_tasks_lack_is_counted_within_what_is_asked(district: District, signed_in: SignedIn) -> None:
    client = signed_in(Role.LEADER)
    document, other = make_document(2024), make_document(2023)
    figure = make_target(document, "3条", 3, unit_text="条", kind="amount")
    make_task(document, "新开工道路3条", figure, units=[("区住建局", "lead", None)], deadline="2024-06")
    make_task(document, "推进河道治理")
    make_task(other, "谋划新城")
    html = page_of(client, "tasks", year_from="2024", year_to="2024")
    for words in ("没有责任单位", "没有量化", "没有时限", "不可检验"):
        assert f"{words} <b>1</b>" in html
    assert [row["任务"] for row in rows_of(client, "tasks", no_owner="1", year_from="2024")] == [
        "推进河道治理"
    ]
    assert [row["任务"] for row in rows_of(client, "tasks", no_measure="1")] == ["推进河道治理", "谋划新城"]
    rebuild()
    (row,) = rows_of(client, "tasks", words="道路")
    assert (row["量化指标"], row["牵头（责任）单位"], row["时限"]) == (
        "地区生产总值 3条",
        "区住建局",
        "2024-06",
    )


def test_tasks_of_a_unit_and_of_those_under_it(district: District, signed_in: SignedIn) -> None:
    client = signed_in(Role.LEADER)
    document = make_document(2024)
    make_task(document, "整治青石小区", units=[("青石社区", "lead", district.community)])
    make_task(document, "扶持企业", units=[("区工信局", "lead", district.industry)])
    assert [row["任务"] for row in rows_of(client, "tasks", unit=district.street.pk)] == ["整治青石小区"]
    assert len(rows_of(client, "tasks", unit=district.top.pk)) == 2
    assert rows_of(client, "tasks", unit="none such") == []


def test_a_line_for_each_indicator_and_place(district: District, signed_in: SignedIn) -> None:
    client = signed_in(Role.LEADER)
    plan, later = make_document(2023), make_document(2024)
    target = make_target(plan, "6%左右", 6.0)
    make_verdict(target, "nearly", make_statement(later, "5.9%", 5.9), margin=-0.1)
    make_target(later, "5.5%", 5.5, modality="expected")
    count_series()
    (row,) = rows_of(client, "indicators")
    assert row == {
        "指标": "地区生产总值",
        "地区": PLACE,
        "类型": "增速",
        "最近的目标": "2024 5.5%",
        "最近的结果": "2023 5.9%",
        "有数的年份": "2",
        "最近的结论": "2023 基本完成",
    }
    assert rows_of(client, "indicators", words="GDP")
    assert not rows_of(client, "indicators", words="粮食")
    assert rows_of(client, "indicators", modality="expected")
    assert not rows_of(client, "indicators", modality="binding")
    assert not rows_of(client, "indicators", year_from="2025")


def test_the_years_of_an_indicator_as_a_file(district: District, signed_in: SignedIn) -> None:
    client = signed_in(Role.LEADER)
    plan, later = make_document(2023), make_document(2024)
    target = make_target(plan, "6%左右", 6.0)
    make_verdict(target, "nearly", make_statement(later, "5.9%", 5.9, basis="可比价"), margin=-0.1)
    count_series()
    answer = client.get(reverse("ledger:indicator", args=["gdp"]), {"export": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["年份"], row["目标值"], row["结果值"], row["口径"]) == ("2023", "6.0", "5.9", "可比价")
    assert (row["历次说法"], row["结论"]) == ("初步 5.9%（2024年报告）", "基本完成")


def test_what_people_rejected_and_old_versions_count_nowhere(district: District, signed_in: SignedIn) -> None:
    client = signed_in(Role.LEADER)
    document = make_document(2024)
    old = make_document(2024, is_current=False)
    for one in (document, old):
        make_target(one, "6%左右", 6.0)
        make_task(one, "建成望溪公园")
        make_problem(one, "财力偏紧", 10)
    make_target(document, "7%", 7.0, review=Review.REJECTED)
    count_series()
    for name in ("targets", "tasks", "problems", "indicators"):
        assert len(rows_of(client, name)) == 1, name


def test_the_same_problem_in_other_years(district: District, signed_in: SignedIn) -> None:
    client = signed_in(Role.LEADER)
    for year in (2022, 2024):
        document = make_document(year)
        make_problem(document, f"优质教育资源不足，学位缺口{year - 1000}个", 10)
        make_problem(document, f"{'高耗能行业占比偏高' if year == 2022 else '基层执法力量薄弱'}", 90)
    told = {row["问题"][:4]: row["别的年份也提到"] for row in rows_of(client, "problems", year_from="2024")}
    assert told == {"优质教育": "2022", "基层执法": ""}


def test_terms_are_found_by_their_explanation(district: District, signed_in: SignedIn) -> None:
    document = make_document(2024)
    for at, (term, explanation) in enumerate((("免申即享", "无需申报即可兑现"), ("亿元楼", "年纳税一亿元"))):
        Term.objects.create(
            document=document, key=f"n{at}", position=at, start=at * 50, end=at * 50 + 20, text=term,
            term=term, explanation=explanation,
        )  # fmt: skip
    rebuild()
    assert [row["名词"] for row in rows_of(signed_in(Role.LEADER), "terms", words="申报")] == ["免申即享"]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_however_long_it_is(
    district: District, signed_in: SignedIn, django_assert_max_num_queries: Any, name: str
) -> None:
    client = signed_in(Role.LIAISON)
    document, later = make_document(2023), make_document(2024)
    for number in range(12):
        target = make_target(document, f"{number}%", number, indicator="gdp" if number % 2 else "pm25")
        make_verdict(target, "met", make_statement(later, f"{number}%", number, indicator=target.indicator))
        make_task(document, f"任务{number}", target, units=[("区工信局", "lead", district.industry)])
        make_problem(document, f"问题{number}", number * 20)
        Project.objects.create(key=f"k{number}", place_name=PLACE, name=f"项目{number}", last_year=2023)
    count_series()
    with django_assert_max_num_queries(16):
        page_of(client, name)


@pytest.mark.parametrize("years", [2, 9])
def test_an_indicator_costs_the_same_however_many_years(
    district: District, signed_in: SignedIn, django_assert_max_num_queries: Any, years: int
) -> None:
    client = signed_in(Role.LIAISON)
    for year in range(2010, 2010 + years):
        document = make_document(year)
        target = make_target(document, "6%", 6.0)
        make_verdict(target, "met", make_statement(document, "5%", 5.0))
    count_series()
    with django_assert_max_num_queries(14):
        page_of(client, "indicator", "gdp", place=PLACE)
