import csv
from pathlib import Path

import pytest

from taizhang.lexicon import divisions
from taizhang.lexicon.divisions import (
    CHINA,
    below,
    coded,
    full_name,
    is_name,
    named,
    parent,
    today,
    top_divisions,
)

DATA = Path(divisions.__file__).parent / "data"

NAMES = [
    ("深圳市", "深圳市", "深圳市", "prefecture", "a city stands by itself"),
    ("海南省", "海南省", "海南省", "province", "a province"),
    ("昆山市", "苏州市昆山市", "苏州市昆山市", "county", "a county-level city under its city"),
    ("万州区", "重庆市万州区", "重庆市万州区", "county", "a district of a municipality"),
    ("仙桃市", "湖北省仙桃市", "湖北省仙桃市", "county", "run by its province"),
    ("坪山新区", "深圳市坪山新区", "深圳市坪山区", "county", "renamed in 2017"),
    ("襄樊市", "襄樊市", "襄阳市", "prefecture", "renamed in 2010"),
    ("崇明县", "上海市崇明县", "上海市崇明区", "county", "a county that became a district"),
    ("卢湾区", "上海市卢湾区", "上海市卢湾区", "county", "merged: it stays itself"),
    ("大鹏新区", "深圳市大鹏新区", "深圳市大鹏新区", "county", "an area without a code of the standard"),
    ("全国", "全国", "全国", "country", "the whole"),
]


@pytest.mark.parametrize(("name", "full", "now", "rank", "why"), NAMES)
def test_names(name: str, full: str, now: str, rank: str, why: str) -> None:
    division = named(name)[0]
    assert full_name(division) == full, why
    assert full_name(today(division)) == now, why
    assert division.rank == rank, why


STEMS = [
    ("深圳市", "深圳"),
    ("广西壮族自治区", "广西"),
    ("坪山区", "坪山"),
    ("赵县", "赵县"),
    ("黑龙江省", "黑龙江"),
]


@pytest.mark.parametrize(("name", "stem"), STEMS)
def test_stems(name: str, stem: str) -> None:
    assert named(name)[0].stem == stem


def test_a_shared_name_has_all_its_bearers_today_first() -> None:
    found = named("南山区")
    assert {"440305", "230404"} <= {d.code for d in found}
    assert [d.last is None for d in found] == sorted((d.last is None for d in found), reverse=True)


def test_the_tree_hangs_together() -> None:
    provinces = top_divisions("province")
    assert len(provinces) == 34
    assert all(parent(p) == CHINA for p in provinces)
    assert all(parent(c).rank == "province" for c in top_divisions("prefecture"))
    shenzhen = coded("440300")
    assert shenzhen is not None
    assert {"深圳市南山区", "深圳市龙华区"} <= {full_name(d) for d in below(shenzhen)}


def test_what_is_unknown() -> None:
    assert named("云台云台市") == ()
    assert not is_name("云台云台市")
    assert coded("999999") is None


def test_the_table_is_sound() -> None:
    with (DATA / "divisions.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    now = {row["code"] for row in rows if not row["last"]}
    assert len(now) == sum(not row["last"] for row in rows), "one name a code today"
    assert len(now) > 3000
    for row in rows:
        assert len(row["code"]) == 6
        assert not row["successor"] or row["successor"].lstrip("+") in now, row
        assert not (row["first"] and row["last"]) or row["first"] <= row["last"], row
