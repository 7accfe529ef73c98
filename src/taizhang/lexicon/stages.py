"""Stages of projects (项目阶段) and what tells a project's name from an ordinary phrase."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from taizhang.core.commitment import Stage
from taizhang.lexicon.source import read_yaml
from taizhang.lexicon.verbs import Words, alternation

# Before these a stage word is part of a noun: 建成区, 开工率.
_NO_PREDICATE = (
    "(?![区率度商]|面积|机制|模式|能力|水平|环境|效率|公司|主体|体系|成本|资金|标准|质量|力度|银行)"
)
# What may stand among the predicates at the end of a clause: 全部建筑主体结构已封顶.
_FILLERS = (
    "、",
    "和",
    "并",
    "及",
    "了",
    "已",
    "全部",
    "主体",
    "结构",
    "建筑",
    "正式",
    "部分",
    "永久校区",
    "工作",
    "项目用地",
    "成功",
    "的",
    "实现",
    "尽快",
    "尽早",
    "早日",
    "力争",
    "确保",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageWords:
    """One group of ``data/stages.yaml``: a stage, its predicates, and whether others win over it."""

    stage: Stage
    weak: bool
    predicates: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLexicon:
    """All of ``data/stages.yaml``, ready for look-up; ``groups`` in the order in which they are tried."""

    groups: tuple[StageWords, ...]
    openers: Mapping[str, tuple[Stage, bool]]
    opener_words: Words
    predicate: re.Pattern[str]
    ending: re.Pattern[str]
    kinds: re.Pattern[str]
    not_kinds: re.Pattern[str]
    classes: re.Pattern[str]
    leading: re.Pattern[str]
    generic: re.Pattern[str]
    ordinary: re.Pattern[str]


@cache
def stage_lexicon() -> StageLexicon:
    """The stages and the words around them."""
    data: dict[str, Any] = read_yaml("stages")
    openers: dict[str, tuple[Stage, bool]] = {}
    groups = []
    everything: list[str] = []
    for entry in data["stages"]:
        weak = bool(entry.get("weak"))
        for word in entry["openers"]:
            openers.setdefault(word, (entry["stage"], weak))
        groups.append(
            StageWords(
                stage=entry["stage"],
                weak=weak,
                predicates=re.compile(f"(?:{alternation(entry['predicates'])}){_NO_PREDICATE}"),
            )
        )
        everything.extend(entry["predicates"])
    return StageLexicon(
        groups=tuple(groups),
        openers=openers,
        opener_words=Words(openers),
        predicate=re.compile(f"(?:{alternation(everything)}){_NO_PREDICATE}"),
        ending=re.compile(f"(?:{alternation([*everything, *_FILLERS, *read_yaml('verbs')['adverbs']])})+\\Z"),
        kinds=re.compile(f"(?:{alternation(data['kinds'])})(?:[（(][^（）()]{{1,12}}[)）])?\\Z"),
        not_kinds=re.compile(f"(?:{alternation(data['not_kinds'])})\\Z"),
        classes=re.compile(alternation(data["classes"])),
        leading=re.compile(f"(?:{alternation(data['leading'])})"),
        generic=re.compile(f"(?:{alternation(data['generic'])})"),
        ordinary=re.compile(alternation(data["ordinary"])),
    )


@cache
def common_pairs() -> frozenset[str]:
    """Pairs of characters that the reports of at least seven of eighteen places share
    (``data/common_pairs.txt``).

    Ordinary words are made of them, names mostly not. ``benchmarks/common_pairs.py`` builds the table.
    """
    table = files("taizhang.lexicon").joinpath("data", "common_pairs.txt").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in table.splitlines())
    return frozenset(first + second for first, seconds in lines for second in seconds)
