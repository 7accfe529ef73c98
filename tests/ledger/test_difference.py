from dataclasses import replace

import pytest
from ledger_reports import entry, reports, text_of

from taizhang.ledger import Change, difference

FRAME = """澜州市2031年政府工作报告

一、2030年工作回顾

全市生产总值完成512.6亿元，同比增长6.1%。

二、2031年主要目标

生产总值增长{aim}，{also}。

三、2031年重点工作

（一）办好民生实事。新增学位3000个。推进望澜河综合整治。
（二）建好产业平台。{task}
"""
AIM, ALSO, TASK = "6%左右", "一般公共预算收入增长5%", "确保青石产业园二期年内开工。"


def _changes(*, old: dict[str, str], new: dict[str, str]) -> tuple[Change, ...]:
    usual = {"aim": AIM, "also": ALSO, "task": TASK}
    found = difference(entry(FRAME.format(**(usual | old))), entry(FRAME.format(**(usual | new))))
    assert found.versions
    return found.changes


@pytest.mark.parametrize(
    ("old", "new", "sort", "details"),
    [
        # strength: 确保 binds more than 力争, 推进, 研究
        ({}, {"task": "力争青石产业园二期年内开工。"}, "weakened", ["strength firm strive"]),
        (
            {"task": "建成青石产业园二期。"},
            {"task": "研究建设青石产业园二期。"},
            "weakened",
            ["strength firm study"],
        ),
        (
            {"task": "力争青石产业园二期开工。"},
            {"task": "确保青石产业园二期开工。"},
            "strengthened",
            ["strength strive firm"],
        ),
        # comparator: a floor is more than a point, a point more than 左右
        ({"aim": "6%以上"}, {"aim": "6%左右"}, "weakened", ["comparator ge approx"]),
        ({"aim": "6%"}, {"aim": "6%左右"}, "weakened", ["comparator eq approx"]),
        ({"aim": "6%左右"}, {"aim": "6%以上"}, "strengthened", ["comparator approx ge"]),
        # figures: in targets, and in tasks
        ({"aim": "6%"}, {"aim": "5.5%"}, "figure_changed", ["figure 6% 5.5%"]),
        (
            {"task": "建设学校12所。"},
            {"task": "建设学校10所。"},
            "figure_changed",
            ["figure 12所 10所"],
        ),
        # a task that loses its figure promises less
        ({"task": "建成望澜学校12所。"}, {"task": "建成望澜学校。"}, "weakened", ["figure 12所 "]),
        ({"task": "建成望澜学校。"}, {"task": "建成望澜学校12所。"}, "strengthened", ["figure  12所"]),
        # deadline
        (
            {"task": "2031年6月底前建成青石产业园二期。"},
            {"task": "2031年年底前建成青石产业园二期。"},
            "weakened",
            ["deadline 2031-06 2031-12"],
        ),
        # added and dropped
        ({"also": "城镇新增就业1.2万人"}, {"also": "社会和谐稳定"}, "dropped", []),
        ({}, {"task": TASK + "建设学校2所。"}, "added", []),
        ({"task": TASK + "建设学校2所。"}, {}, "dropped", []),
    ],
)
def test_each_sort_of_change(old: dict[str, str], new: dict[str, str], sort: str, details: list[str]) -> None:
    changes = _changes(old=old, new=new)
    assert [change.sort for change in changes] == [sort]
    found = [f"{detail.aspect} {detail.old} {detail.new}" for detail in changes[0].details]
    assert found == details


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({}, {}),
        (
            {"task": "确保青石产业园二期开工。建设学校2所。"},
            {"task": "建设学校2所。确保青石产业园二期开工。"},
        ),  # moved
        ({"aim": "6%左右"}, {"aim": "６％左右"}),  # widths
    ],
)
def test_what_is_no_change(old: dict[str, str], new: dict[str, str]) -> None:
    assert _changes(old=old, new=new) == ()


def test_a_target_that_binds_no_longer_is_weaker() -> None:
    new = entry(text_of())
    bound = [
        replace(statement, modality="binding" if statement.status == "target" else None)
        for statement in new.statements
    ]
    found = difference(replace(new, statements=tuple(bound)), new)
    assert {change.sort for change in found.changes} == {"weakened"}
    assert {
        (detail.aspect, detail.old, detail.new) for change in found.changes for detail in change.details
    } == {("modality", "binding", "")}


def test_one_that_is_weaker_and_has_another_figure_is_told_twice() -> None:
    changes = _changes(old={"aim": "6%以上"}, new={"aim": "5%左右"})
    assert [change.sort for change in changes] == ["figure_changed", "weakened"]


def test_of_two_alike_the_likest_is_the_same_task() -> None:
    old = {"task": "实施望澜河东段堤防加固工程。实施望澜河西段堤防加固工程。"}
    new = {"task": "力争实施望澜河西段堤防加固改造工程。"}
    dropped = [change.old for change in _changes(old=old, new=new) if change.sort == "dropped"]
    assert [passage.text for passage in dropped if passage] == ["实施望澜河东段堤防加固工程"]


def test_passages_are_where_they_say() -> None:
    old, new = entry(text_of()), entry(text_of(aim="5%以上").replace("力争引进企业40家", "引进企业50家"))
    found = difference(old, new)
    assert len(found.changes) >= 3
    for change in found.changes:
        for passage, document in ((change.old, old), (change.new, new)):
            if passage is not None:
                assert document.text[passage.start : passage.end] == passage.text


def test_a_document_does_not_differ_from_itself() -> None:
    for found in reports():
        same = difference(found, found)
        targets = [statement for statement in found.statements if statement.status == "target"]
        assert same.changes == ()
        assert same.versions
        assert 0 < same.same <= len(found.tasks) + len(targets)


def test_what_is_added_one_way_is_dropped_the_other() -> None:
    old, new = entry(text_of()), entry(text_of(aim="5%以上").replace("推进望澜河综合整治。", ""))
    there, back = difference(old, new), difference(new, old)
    turned = {"added": "dropped", "dropped": "added", "weakened": "strengthened", "strengthened": "weakened"}
    assert sorted(turned.get(change.sort, change.sort) for change in there.changes) == sorted(
        change.sort for change in back.changes
    )
    assert there.same == back.same


def test_the_end_of_either_year_is_the_same_deadline() -> None:
    one, other = entry(text_of(year=2031)), entry(text_of(year=2032))
    found = difference(one, other)
    assert not found.versions
    assert not [
        detail for change in found.changes for detail in change.details if detail.aspect == "deadline"
    ]


def test_other_places_are_no_versions() -> None:
    found = entry(text_of())
    assert not difference(found, replace(found, place="汐河市")).versions
