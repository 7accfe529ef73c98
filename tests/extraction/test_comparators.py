"""Comparators: the words at a figure's two sides, and words that only look like them."""

from __future__ import annotations

import pytest

from taizhang.extraction.comparators import comparator_of

CASES = [
    ("总量达到", "。", "eq", "a level reached"),
    ("总量超过", "家", "gt", "超过"),
    ("突破", "大关", "gt", "突破"),
    ("规模逾", "，", "gt", "逾"),
    ("突破了", "", "gt", "了 between the word and the figure"),
    ("突破 ", "", "gt", "a blank between"),
    ("不超过", "个", "le", "不 turns 超过 round"),
    ("不低于", "，", "ge", "不 turns 低于 round"),
    ("低于", "，", "lt", "低于"),
    ("高于", "，", "gt", "高于"),
    ("不高于", "，", "le", "不 turns 高于 round"),
    ("不少于", "", "ge", "a floor"),
    ("至少", "", "ge", "a floor"),
    ("≥", "", "ge", "a sign"),
    ("≤", "", "le", "a sign"),
    ("增长", "以上", "ge", "以上 behind"),
    ("增长", "及以上", "ge", "及以上 behind"),
    ("增长", " 以上", "ge", "a blank before 以上"),
    ("失业率", "以内", "le", "以内 behind"),
    ("失业率", "以下", "le", "以下 behind"),
    ("失业率控制在", "以内", "le", "said on both sides"),
    ("失业率控制在", "左右", "approx", "the word behind is the nearer one"),
    ("失业率控制在", "，", "le", "控制在 alone"),
    ("增长", "左右", "approx", "左右 behind"),
    ("约", "，", "approx", "约"),
    ("大约", "，", "approx", "大约"),
    ("接近", "，", "approx", "接近"),
    ("近", "，", "approx", "近"),
    ("不足", "，", "lt", "不足"),
    ("不到", "，", "lt", "不到"),
    ("节约", "，", "eq", "约 of 节约"),
    ("签约", "，", "eq", "约 of 签约"),
    ("预约", "，", "eq", "约 of 预约"),
    ("最近", "，", "eq", "近 of 最近"),
    ("附近", "，", "eq", "近 of 附近"),
    ("以上", "，", "eq", "以上 of the figure before"),
    ("今年以上", "，", "eq", "上 of 以上 is no floor"),
    ("上年新增", "，", "eq", "上 of 上年"),
    ("增长", "，以上", "eq", "以上 of the next clause"),
    ("增长", "以内涵", "eq", "a word that begins with 内涵"),
    ("", "", "eq", "nothing on either side"),
]


@pytest.mark.parametrize(("left", "right", "expected", "reason"), CASES)
def test_words_beside_the_figure(left: str, right: str, expected: str, reason: str) -> None:
    assert comparator_of(left, right, more=False) == expected, reason


def test_more_inside_the_figure() -> None:
    assert comparator_of("整治", "处", more=True) == "gt"


def test_a_word_behind_outweighs_more_inside_the_figure() -> None:
    assert comparator_of("整治", "以上", more=True) == "ge"


@pytest.mark.parametrize(
    ("right", "expected", "reason"),
    [
        ("多", "gt", "多 at the end"),
        ("多，", "gt", "多 before a comma"),
        ("多渠道", "eq", "多 of another word"),
    ],
)
def test_more_behind_the_figure(right: str, expected: str, reason: str) -> None:
    assert comparator_of("是上年的", right, more=False) == expected, reason


@pytest.mark.parametrize(
    ("left", "share", "expected", "reason"),
    [
        ("超过全球产量的", "fraction", "gt", "what is exceeded stands between"),
        ("约占全省", "tenths", "approx", "the whole stands between"),
        ("超过全球产量的", "money", "eq", "only a share has its whole between"),
        ("超过计划，占全省", "tenths", "eq", "a comma ends the reach"),
    ],
)
def test_shares_of_a_named_whole(left: str, share: str, expected: str, reason: str) -> None:
    assert comparator_of(left, "", more=False, share=share) == expected, reason
