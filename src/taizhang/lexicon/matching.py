"""The words by which a target and a later result are told to be one thing or two (``data/matching.yaml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from taizhang.lexicon.indicator_names import normalised
from taizhang.lexicon.source import read_yaml

# So many characters name a thing without the word 项目 behind them.
_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposition:
    """A group of words (一组互斥的限定词); each side is a pattern, and no figure is of two sides."""

    name: str
    sides: tuple[re.Pattern[str], ...]
    any_side: re.Pattern[str]

    def sides_of(self, text: str) -> frozenset[int]:
        """Which sides the text names."""
        if self.any_side.search(text) is None:
            return frozenset()
        return frozenset(number for number, side in enumerate(self.sides) if side.search(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How a clause tells of things without their figure (只用文字的说法), and what it says of them.

    The group ``name`` of ``pattern`` holds the things. ``figures`` where the clause may hold figures that
    are not theirs; ``rate`` is the name of the rate of which the words mean 100%, None where they mean none.
    """

    saying: str
    pattern: re.Pattern[str]
    figures: bool
    rate: re.Pattern[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingWords:
    """The rules of ``data/matching.yaml``, compiled."""

    front: re.Pattern[str]
    back: re.Pattern[str]
    spellings: tuple[tuple[re.Pattern[str], str], ...]
    any_spelling: re.Pattern[str]
    other_names: dict[tuple[str, str], str]
    one_thing: dict[str, frozenset[str]]
    parts: dict[str, frozenset[str]]
    beside: frozenset[frozenset[str]]
    opposed: tuple[Opposition, ...]
    narrowing: re.Pattern[str]
    praise: re.Pattern[str]
    leaving_out: re.Pattern[str]
    of_task: re.Pattern[str]
    done_of: re.Pattern[str]
    left_over: re.Pattern[str]
    done_away: re.Pattern[str]
    finished: re.Pattern[str]
    going_on: re.Pattern[str]
    year_end: re.Pattern[str]
    year_mean: re.Pattern[str]
    many_years: re.Pattern[str]
    yearly_mean: re.Pattern[str]
    stock: re.Pattern[str]
    adding: re.Pattern[str]
    added: re.Pattern[str]
    total: re.Pattern[str]
    reduced: re.Pattern[str]
    cut: re.Pattern[str]
    flow: re.Pattern[str]
    told: tuple[Telling, ...]
    plan_goal: re.Pattern[str]
    short_names: dict[str, str]
    just_below: re.Pattern[str]
    lower_is_better: re.Pattern[str]
    funds: re.Pattern[str]
    generic: re.Pattern[str]
    sayings: re.Pattern[str]
    work: re.Pattern[str]
    aims: re.Pattern[str]


@cache
def matching_words() -> MatchingWords:
    """The rules. Raises LexiconError where the file is missing or is not YAML."""
    data = read_yaml("matching")
    partners: dict[str, frozenset[str]] = {}
    for group in data["one_thing"]:
        for member in group:
            partners[member] = partners.get(member, frozenset()) | frozenset(group)
    return MatchingWords(
        front=re.compile(f"(?:{_joined(data['front']['words'])})的?"),
        back=re.compile(f"(?:{_joined(data['back']['words'])})$"),
        spellings=tuple((re.compile(rule["pattern"]), rule["by"]) for rule in data["spellings"]),
        any_spelling=re.compile("|".join(rule["pattern"] for rule in data["spellings"])),
        other_names={(rule["name"], rule["kind"]): rule["indicator"] for rule in data["other_names"]},
        one_thing=partners,
        beside=frozenset(frozenset(pair) for pair in data["beside"]),
        parts={whole: frozenset(parts) for whole, parts in data["parts"].items()},
        opposed=tuple(_opposition(group) for group in data["opposed"]),
        narrowing=_words(data, "narrowing"),
        praise=_words(data, "praise"),
        leaving_out=_words(data, "leaving_out"),
        of_task=_words(data, "of_task"),
        done_of=_words(data, "done_of"),
        left_over=_words(data, "left_over"),
        done_away=_words(data, "done_away"),
        finished=_words(data, "finished"),
        going_on=re.compile(f"(?:{_joined(data['going_on']['words'])})[^，、]{{0,2}}$"),
        year_end=_words(data, "year_end"),
        year_mean=_words(data, "year_mean"),
        many_years=_words(data, "many_years"),
        yearly_mean=_words(data, "yearly_mean"),
        stock=_words(data, "stock"),
        adding=_words(data, "adding"),
        added=_words(data, "added"),
        total=re.compile(f"(?:{_joined(data['total']['words'])})[达为至超约到过]{{0,3}}$"),
        reduced=_words(data, "reduced"),
        cut=_words(data, "cut"),
        flow=_words(data, "flow"),
        told=tuple(_telling(rule) for rule in data["told"]),
        plan_goal=_words(data, "plan_goal"),
        short_names={rule["name"]: rule["indicator"] for rule in data["short_names"]},
        just_below=re.compile(f"(?:{_joined(data['just_below']['words'])})$"),
        lower_is_better=_words(data, "lower_is_better"),
        funds=_words(data, "funds"),
        generic=re.compile(f"(?:{_joined(data['generic']['words'])})$"),
        sayings=_words(data, "sayings"),
        work=_words(data, "work"),
        aims=re.compile(f"(?:{_joined(data['aims']['words'])})(?!.*(?:完成|执行|实现))"),
    )


@lru_cache(maxsize=65536)
def core_of(subject: str) -> str:
    """The one spelling under which subjects are compared: no place, time or verb in front, no size behind.

    >>> core_of("全区新改建公共厕所")
    '新改公厕'
    """
    rules = matching_words()
    text = subject
    while True:
        match = rules.front.match(text)
        if match is None or match.end() >= len(text) - 1:
            break
        text = text[match.end() :]
    shorter = rules.back.sub("", text)
    if len(shorter) >= 2:
        text = shorter
    return respelt(normalised(text))


@lru_cache(maxsize=65536)
def thing_of(core: str) -> str:
    """What work is done on: a core without its verbs, up to the first pause; the core where nothing is left.

    >>> thing_of("治理违建")
    '违建'
    """
    pieces = matching_words().work.sub("", core).split("、")
    thing = next((piece for piece in pieces if len(piece) >= 2), pieces[0]).strip("和及与")
    shorter = thing.removesuffix("项目")
    return (shorter if len(shorter) >= _NAMED else thing) or core


@lru_cache(maxsize=65536)
def only_work(core: str) -> bool:
    """Whether a core names work and no thing that it is done on: 建设改造.

    >>> only_work("新建改造"), only_work("改造公厕")
    (True, False)
    """
    return len(matching_words().work.sub("", core)) < 2


@lru_cache(maxsize=65536)
def work_in(text: str) -> frozenset[str]:
    """The verbs of work that a text holds; those that add to a number (新增, 引进) count as one."""
    rules = matching_words()
    return frozenset(
        "新增" if rules.adding.fullmatch(word) else word for word in rules.work.findall(text) if len(word) > 1
    )


@lru_cache(maxsize=65536)
def bare_subject(subject: str) -> str:
    """A subject without what stands before and behind its name, in the document's own spelling."""
    rules = matching_words()
    text = subject
    while (match := rules.front.match(text)) is not None and match.end() < len(text) - 1:
        text = text[match.end() :]
    shorter = rules.back.sub("", text)
    return shorter if len(shorter) >= 2 else text


def by_other_name(subject: str, *, kind: str) -> str | None:
    """The indicator that a subject stands for in a statement of this kind: 经济增长 of a growth is gdp."""
    name = bare_subject(subject).removesuffix("目标").removesuffix("预期")
    return matching_words().other_names.get((name, kind))


def respelt(text: str) -> str:
    """A normalised text with each thing spelt one way."""
    rules = matching_words()
    if rules.any_spelling.search(text) is None:
        return text
    for pattern, by in rules.spellings:
        text = pattern.sub(by, text)
    return text


@cache
def piece_weights() -> dict[str, float]:
    """Characters and pairs of them and how much each says, 1 to 9 (``data/pair_weights.txt``)."""
    table = files("taizhang.lexicon").joinpath("data", "pair_weights.txt").read_text(encoding="utf-8")
    weights: dict[str, float] = {}
    for row in table.splitlines():
        length, digit, pieces = row.split("\t")
        step = int(length)
        for at in range(0, len(pieces), step):
            weights[pieces[at : at + step]] = float(digit)
    return weights


def _opposition(group: dict[str, Any]) -> Opposition:
    sides = [_joined(side) for side in group["sides"]]
    return Opposition(
        name=group["name"],
        sides=tuple(re.compile(side) for side in sides),
        any_side=re.compile("|".join(sides)),
    )


def _telling(rule: dict[str, Any]) -> Telling:
    return Telling(
        saying=rule["saying"],
        pattern=re.compile(rule["pattern"]),
        figures=rule.get("figures", False),
        rate=re.compile(rule["rate"]) if "rate" in rule else None,
    )


def _words(data: dict[str, dict[str, list[str]]], name: str) -> re.Pattern[str]:
    return re.compile(_joined(data[name]["words"]))


def _joined(words: list[str]) -> str:
    return "|".join(sorted(map(str, words), key=lambda w: (-len(w), w)))
