"""Targets and results without a numeral: the relation, the subject, and where the words count."""

from __future__ import annotations

import pytest
from figures import in_part

from taizhang.structure.model import Role

TARGETS = [
    ("进出口总额保持正增长。", "保持正增长", "positive_growth", "进出口总额", "growth of any size"),
    ("农民收入与经济增长同步。", "与经济增长同步", "in_step_with_economy", "农民收入", "as fast as"),
    ("居民收入增长快于经济增长。", "快于经济增长", "faster_than_economy", "居民收入", "faster than"),
    ("一般公共预算收入稳步增长。", "稳步增长", "steady_growth", "一般公共预算收入", "steady"),
    ("居民消费价格保持基本稳定。", "保持基本稳定", "stable", "居民消费价格", "stable"),
    ("村级养老驿站实现全覆盖。", "实现全覆盖", "full_coverage", "村级养老驿站", "everywhere"),
    ("零就业家庭动态清零。", "动态清零", "cleared", "零就业家庭", "none left"),
    ("单位生产总值能耗持续下降。", "持续下降", "falling", "单位生产总值能耗", "falling"),
    ("耕地保有量完成上级下达任务。", "完成上级下达任务", "assigned_by_superior", "耕地保有量", "as assigned"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "span", "relation", "subject", "reason"), TARGETS)
def test_targets(text: str, span: str, relation: str, subject: str, reason: str) -> None:
    (found,) = in_part(text, role="targets")
    assert (found.text, found.relation, found.subject) == (span, relation, subject), reason
    assert (found.kind, found.value, found.base_value, found.unit) == ("qualitative", None, None, ""), reason
    assert (found.status, found.period) == ("target", "2031"), reason


NOTHING: list[tuple[str, Role, str]] = [
    ("进出口总额增长3%，保持正增长。", "plan", "said by the figure already"),
    ("推动形成稳步增长的良好局面。", "guarantees", "no target and no result"),
    ("正增长率的测算方法另行印发。", "targets", "a word that goes on"),
    ("稳步增长。", "targets", "nothing that grows is named"),
    ("市场信心、企业预期、群众获得感稳步提升。", "targets", "a list of sentiments"),
    ("乡村风貌稳步提升。", "review", "nothing that the catalogue knows"),
    ("同步推进三项工程。", "targets", "同步 of another thing"),
]


@pytest.mark.parametrize(("text", "role", "reason"), NOTHING)
def test_what_is_no_statement(text: str, role: Role, reason: str) -> None:
    assert [found.text for found in in_part(text, role=role) if found.kind == "qualitative"] == [], reason


def test_a_result_of_an_indicator_counts_in_the_review() -> None:
    (found,) = in_part("居民消费价格基本稳定。", role="review")
    assert (found.status, found.period, found.indicator) == ("actual", "2030", "consumer_price_index")


def test_one_clause_of_two_may_have_a_figure() -> None:
    found = in_part("生产总值增长6%，居民收入与经济增长同步。", role="targets")
    assert [statement.text for statement in found] == ["6%", "与经济增长同步"]
