"""Scopes, places and statistical bases that the words around a figure state."""

from __future__ import annotations

import pytest
from figures import in_part

from taizhang.core.statement import Kind
from taizhang.extraction.scopes import Surroundings, basis_of, scope_of
from taizhang.lexicon import divisions

SCOPES: list[tuple[Kind, str, str | None, str]] = [
    ("rank", "总量居全市", "全市", "the city"),
    ("rank", "增速位列全省", "全省", "the province"),
    ("rank", "排名全国", "全国", "the country"),
    ("rank", "居全国同类园区", "全国", "a set inside the country is told by the country") ,
    ("rank", "居全市各区", "全市各区", "the districts of the city"),
    ("rank", "排名", None, "no set named"),
    ("rank", "全市增速提高，居", None, "the set of another clause"),
    ("ratio", "占全市", "全市", "a share of the city"),
    ("ratio", "占全省的", "全省", "a share of the province"),
    ("ratio", "占财政支出的", None, "a share of a budget has no place"),
    ("ratio", "覆盖全市", None, "a place without a share"),
    ("amount", "占全市", None, "an amount has no scope"),
    ("growth", "居全市", None, "a rate has no scope"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "left", "scope", "reason"), SCOPES)
def test_scopes(kind: Kind, left: str, scope: str | None, reason: str) -> None:
    assert scope_of(kind, left) == scope, reason


@pytest.mark.parametrize(
    ("text", "scope", "reason"),
    [
        ("生产总值居全市第三。", "全市", "a rank"),
        ("增长8.1%，居全省第一。", "全省", "a rank behind its rate"),
        ("产量占全国31%。", "全国", "a share"),
        ("全县投资增长5%。", None, "the place of the report is no scope"),
    ],
)
def test_the_scope_of_a_statement(text: str, scope: str | None, reason: str) -> None:
    assert in_part(text)[-1].scope == scope, reason


BASES = [
    ("同口径增长", "", "同口径", "said before the figure"),
    ("按可比价格计算增长", "", "按可比价格计算", "with its verb"),
    ("增长", "（自然口径）", "自然口径", "in brackets behind the figure"),
    ("民间投资（不含房地产开发）增长", "", "不含房地产开发", "what is left out"),
    ("现价增长，可比增长", "", "可比", "the last one named is the nearest"),
    ("按现价计算达", "", "按现价计算", "at current prices"),
    ("增长", "，同口径", None, "behind a comma it is of the next figure"),
    ("实际利用外资", "", None, "实际 of a name"),
    ("增长", "", None, "none stated"),
]


@pytest.mark.parametrize(("clause", "right", "basis", "reason"), BASES)
def test_bases(clause: str, right: str, basis: str | None, reason: str) -> None:
    assert basis_of(clause, right) == basis, reason


def test_each_figure_has_its_own_basis() -> None:
    found = in_part("一般公共预算收入自然口径下降3.7%，同口径增长6.2%。")
    assert [statement.basis for statement in found] == ["自然口径", "同口径"]


def surroundings(name: str, rank: str) -> Surroundings:
    (own,) = (d for d in divisions.named(name) if d.rank == rank)
    return Surroundings(divisions.full_name(own), own.code)


PLACES = [
    ("全市生产总值", "广州市", "the city above the district"),
    ("全省投资", "广东省", "the province above it"),
    ("同期全国出口", "全国", "the country, behind a word of time"),
    ("我区投资增长，全市投资", "广州市", "the last one announced"),
    ("全区生产总值", None, "the district itself"),
    ("投资增速高于全市", None, "what it is compared with"),
    ("出口占全市", None, "the whole of a share"),
    ("全市各区中", None, "a set of places"),
    ("全面推进", None, "全 of another word"),
    ("生产总值", None, "no place"),
]


@pytest.mark.parametrize(("left", "place", "reason"), PLACES)
def test_places_above_the_report(left: str, place: str | None, reason: str) -> None:
    around = surroundings("越秀区", "county")
    expected = divisions.full_name(divisions.named(place)[0]) if place and place != "全国" else place
    assert around.place_of(left) == expected, reason


def test_an_unknown_place_has_no_surroundings_to_name() -> None:
    assert Surroundings(None, None).place_of("全市生产总值") is None
