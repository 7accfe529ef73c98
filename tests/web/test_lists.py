"""Lists: filters in the address, order, counts, pages, and exports that are exactly what is shown."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

import openpyxl
import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from sample_people import NOW

from taizhang.web.accounts.actors import SYSTEM
from taizhang.web.accounts.models import Person
from taizhang.web.accounts.services.people import add_person
from taizhang.web.ui.lists import listing as listing_module
from taizhang.web.ui.lists.columns import Column, in_order
from taizhang.web.ui.lists.export import export, export_asked
from taizhang.web.ui.lists.filters import Asked, Years, choice, choices, day, flag, parse, text, years
from taizhang.web.ui.lists.listing import make_listing


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleAsked(Asked):
    words: str = text(label="accounts.person_name")
    role: tuple[str, ...] = choices(
        label="accounts.role_label", group="accounts.role", values=("leader", "liaison")
    )
    unit: str = choice(label="accounts.units")
    year: Years = years(label="accounts.time")
    since: date | None = day(label="accounts.since")
    closed: bool = flag(label="accounts.with_closed")


COLUMNS: tuple[Column[Person], ...] = (
    Column(key="name", label="accounts.person_name", value=attrgetter("name"), sort=("name",)),
    Column(key="number", label="accounts.account", value=attrgetter("pk"), number=True, unit="个"),
    Column(key="phone", label="accounts.phone", value=attrgetter("phone"), page=False),
)


@pytest.fixture
def people(db: None) -> None:
    for number in range(7):
        add_person(
            actor=SYSTEM, username=f"p{number}", name=f"某{number % 3}", now=NOW, phone=f"{number:011}"
        )


def asked_of(address: str) -> PeopleAsked:
    return parse(PeopleAsked, QueryDict(address))


def test_what_the_address_asks() -> None:
    asked = asked_of(
        "words=%20路%00%20&role=leader&role=liaison&unit=5&year_from=2020&since=2024-02-29&closed=1&sort=-name"
    )
    assert asked == PeopleAsked(
        words="路",
        role=("leader", "liaison"),
        unit="5",
        year=Years(first=2020),
        since=date(2024, 2, 29),
        closed=True,
        sort="-name",
    )


@pytest.mark.parametrize(
    "address", ["", "role=king&year_from=two&since=2023-02-29&closed=yes&page=-3&page=x", "year_to=²&page=0"]
)
def test_what_makes_no_sense_is_not_asked(address: str) -> None:
    assert asked_of(address) == PeopleAsked()


def test_years_as_a_condition() -> None:
    assert str(Years(first=2020, last=2021).on("year")) == "(AND: ('year__gte', 2020), ('year__lte', 2021))"
    assert not Years().on("year")


def test_each_chip_takes_one_part_away() -> None:
    address = "words=某&role=leader&role=liaison&year_from=2020&year_to=2021&unit=5&page=3"
    with translation.override("en"):
        made = make_listing(
            QueryDict(address),
            asked=asked_of(address),
            rows=[],
            columns=COLUMNS,
            options={"unit": [("5", "Bureau")]},
        )
    assert [(chip.label, chip.words) for chip in made.chips] == [
        ("Name", "某"),
        ("Role", "Leader"),
        ("Role", "Unit liaison"),
        ("Units", "Bureau"),
        ("Time", "2020–2021"),
    ]
    without_leader = QueryDict(made.chips[1].href[1:])
    assert without_leader.getlist("role") == ["liaison"]
    assert "page" not in without_leader
    assert "year_from" not in QueryDict(made.chips[4].href[1:])


@pytest.mark.parametrize(
    ("most_of_all", "count"),
    [(None, "符合条件 2 条，共 7 条"), (5, "符合条件 2 条，共 5 以上 条")],
    ids=["counted", "stops where told"],
)
def test_how_many_of_how_many(people: None, most_of_all: int | None, count: str) -> None:
    made = make_listing(
        QueryDict("words=x"),
        asked=asked_of("words=x"),
        rows=Person.objects.filter(name="某1"),
        columns=COLUMNS,
        every=Person.objects.all(),
        most_of_all=most_of_all,
    )
    assert made.count == count


def test_what_to_choose_from_is_escaped_and_what_is_chosen_marked() -> None:
    query, named = QueryDict("unit=%22"), [('"', "<b>"), ("5", "局")]
    made = make_listing(
        query, asked=parse(PeopleAsked, query), rows=[], columns=COLUMNS, options={"unit": named}
    )
    page = render_to_string("ui/list/filters.html", {"listing": made, "request": RequestFactory().get("/")})
    assert '<option value="&quot;" selected>&lt;b&gt;</option><option value="5">局</option></select>' in page


def test_counting_stops_on_a_very_long_list(people: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing_module, "MOST_COUNTED", 4)
    asked = asked_of("page=9")
    made = make_listing(QueryDict("page=9"), asked=asked, rows=Person.objects.all(), columns=COLUMNS, size=2)
    assert made.count == "符合条件 4 以上 条，共 4 以上 条"
    assert (made.page, made.following) == (2, None)


def test_pages_hold_every_row_once(people: None) -> None:
    rows = in_order(Person.objects.all(), asked_of("sort=-name"), COLUMNS)
    met = []
    number: int | None = 1
    while number:
        made = make_listing(QueryDict(), asked=asked_of(f"page={number}"), rows=rows, columns=COLUMNS, size=2)
        met += [line.row.username for line in made.lines]
        number = made.following
    assert met == ["p2", "p5", "p1", "p4", "p0", "p3", "p6"]


def test_a_column_that_cannot_be_sorted_leaves_the_order_as_it_is(people: None) -> None:
    rows = in_order(Person.objects.all(), asked_of("sort=phone"), COLUMNS, default=("-username",))
    assert [person.username for person in rows][:2] == ["p6", "p5"]


def test_a_head_sorts_and_then_the_other_way() -> None:
    def heads(address: str) -> Any:
        return make_listing(QueryDict(address), asked=asked_of(address), rows=[], columns=COLUMNS).heads

    assert heads("words=x&page=2")[0].href == "?words=x&sort=name"
    assert heads("sort=name")[0].way == "ascending"
    assert heads("sort=name")[0].href == "?sort=-name"
    assert not heads("")[1].href
    assert heads("")[1].words == "账号 (个)"
    assert [head.key for head in heads("")] == ["name", "number"]


@pytest.mark.parametrize(("address", "kind"), [("export=csv", "csv"), ("export=xlsx", "xlsx"), ("", None)])
def test_which_file_is_asked(address: str, kind: str | None) -> None:
    assert export_asked(QueryDict(address)) == kind


def _body(answer: Any) -> bytes:
    body = b"".join(answer.streaming_content)
    for closing in answer._resource_closers:  # close() would end a request that there was not
        closing()
    return body


def test_a_csv_has_what_the_list_has_and_all_columns(people: None) -> None:
    answer = export(Person.objects.order_by("pk"), COLUMNS, name="people", kind="csv")
    lines = list(csv.reader(io.StringIO(_body(answer).decode("utf-8-sig"))))
    assert lines[0] == ["姓名", "账号 (个)", "电话"]
    assert [line[0] for line in lines[1:]] == [f"某{number % 3}" for number in range(7)]
    assert lines[7][2] == "00000000006"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="people-20')


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    word: str
    change: float
    done: bool
    on: date | None


CELLS: tuple[Column[Cells], ...] = (
    Column(key="word", label="accounts.person_name", value=attrgetter("word")),
    Column(key="change", label="accounts.account", value=attrgetter("change"), number=True),
    Column(key="done", label="accounts.is_active", value=attrgetter("done")),
    Column(key="on", label="accounts.since", value=attrgetter("on")),
)
SAMPLE = [
    Cells(word="=1+1", change=-3.5, done=True, on=date(2024, 5, 1)),
    Cells(word="", change=0, done=False, on=None),
]


def test_no_cell_of_a_file_is_a_formula_and_a_decrease_stays_a_number() -> None:
    lines = _body(export(SAMPLE, CELLS, name="x", kind="csv")).decode("utf-8-sig").splitlines()
    assert lines[1:] == ["'=1+1,-3.5,是,2024-05-01", ",0,否,"]
    book = openpyxl.load_workbook(io.BytesIO(_body(export(SAMPLE, CELLS, name="x", kind="xlsx"))))
    sheet = book.active
    assert [cell.data_type for cell in sheet[2]] == ["s", "n", "s", "d"]
    assert [cell.value for cell in sheet[2]][:3] == ["=1+1", -3.5, "是"]
    assert [cell.value for cell in sheet[3]] == [None, 0, "否", None]


def test_a_workbook_that_is_too_small_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("taizhang.web.ui.lists.export._SHEET_ROWS", 2)
    book = openpyxl.load_workbook(io.BytesIO(_body(export(SAMPLE, CELLS, name="x", kind="xlsx"))))
    assert "前 1 行" in str(book.active["A3"].value)


def test_a_file_keeps_the_language_of_its_request_to_the_end() -> None:
    with translation.override("en"):
        answer = export(SAMPLE, CELLS, name="x", kind="csv")
    assert "Yes" in _body(answer).decode()


def _page(address: str, **values: Any) -> str:
    request = RequestFactory().get(f"/list?{address}")
    return render_to_string("ui/list/part.html", {"request": request, **values}, request=request)


def test_the_part_of_a_page(people: None) -> None:
    address = "words=某&role=leader"
    made = make_listing(
        QueryDict(address),
        asked=asked_of(address),
        rows=Person.objects.order_by("pk"),
        columns=COLUMNS,
        size=5,
    )
    html = _page(address, listing=made, may_export=True, caption="人员")
    assert 'value="leader" checked' in html
    assert 'href="?words=%E6%9F%90&amp;role=leader&amp;export=csv"' in html
    assert "第 1 / 2 页" in html
    assert html.count("<td>某") == 5


def test_an_empty_list_says_what_to_do_next() -> None:
    made = make_listing(QueryDict(), asked=PeopleAsked(), rows=[], columns=COLUMNS)
    html = _page("", listing=made, empty="先上传一份报告。", empty_href="/upload", empty_action="上传")
    assert "先上传一份报告" in html
    assert 'href="/upload"' in html
    narrowed = make_listing(QueryDict("words=x"), asked=asked_of("words=x"), rows=[], columns=COLUMNS)
    assert "去掉一个条件" in _page("words=x", listing=narrowed, empty="先上传一份报告。")
