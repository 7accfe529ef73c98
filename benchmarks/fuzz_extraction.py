"""Mutate the texts of good reports and extract from them: nothing may crash, hang or leave its text.

Run through ``benchmarks/fuzz.py``. Every input is made from the seed and its number alone:
``python benchmarks/fuzz.py --part extraction --count 1 --first 4711 --seed 1``.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from fuzz import LIMITS, Outcome, mutate, run
from taizhang.core.errors import DocumentError
from taizhang.core.statement import Statement
from taizhang.documents import Document, read_bytes, read_path
from taizhang.extraction import (
    extract_problems,
    extract_projects,
    extract_statements,
    extract_tasks,
    extract_terms,
)
from taizhang.structure import outline

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
WORDS = """
0 7 12 3.5 1,234 ０ ９．９ 999999999999999999999 零 一 两 十 百 千 万 亿 点 第 首位 百分之 分之 半
年 月 2030年 1-11月 十五五期间 % ％ ‰ 亿元 万个 个 家 公里 个百分点 倍 番 成 微克/立方米 位
， 。 ； 、 ： （ ） ( ) “ ” 《 》 - — —— ～ / . ∶ : ** 增长 下降 提高 新增 分别 均 居全市 占 比重
约 超过 以上 以内 左右 多 余 由 从 到 至 为 的 和 及 与 等 其中 预计 同口径 不含 与经济增长同步 全覆盖
预期性 约束性 牵头单位： 责任单位： 名词解释 附件 各位代表： 一是 二是 一、 （一） 1. 5G 20+8
"""
BLANKS = ("\n", "\n\n", "\r\n", "\r", " ", "\u3000", "\t", "\u200b", "\xa0", "\u2028", "\0", "𠀀", "\u0301")


PIECES = (*WORDS.split(), *BLANKS)


class Spanned(Protocol):
    """Anything with half-open offsets into a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


def fuzz_extraction(count: int, seed: int, *, first: int = 0) -> Outcome:
    """Extract from ``count`` mutated reports, numbered from ``first``; findings: exceptions, broken laws."""
    return run(_attempt, count=count, seed=seed, first=first)


def _attempt(chance: random.Random) -> str:
    document = _document(chance)
    if document is None:
        return "refused by the reader"
    extract_and_check(document)
    return f"{document.format} extracted"


def extract_and_check(document: Document) -> None:
    """Run every extractor; what each finds lies in the text, statements in order and apart."""
    text = document.text
    shape = outline(document)
    statements = extract_statements(document, shape)
    projects = extract_projects(document, shape)
    tasks = extract_tasks(document, shape, statements=statements, projects=projects)
    problems = extract_problems(document, shape)
    found: Sequence[Sequence[Spanned]] = (
        statements,
        projects,
        tasks,
        problems,
        extract_terms(document, shape),
    )
    for records in found:
        assert all(0 <= record.start < record.end <= len(text) for record in records)
        assert all(one.start <= other.start for one, other in pairwise(records))
    for record in (*statements, *tasks, *problems):
        assert record.text == text[record.start : record.end]
    assert all(one.end <= other.start for one, other in pairwise(statements))
    for statement in statements:
        _check(statement)
    for task in tasks:
        assert all(0 <= index < len(statements) for index in task.statements)
        assert all(0 <= index < len(projects) for index in task.projects)


def _check(statement: Statement) -> None:
    low, high = statement.sentence
    assert low <= statement.start < high
    assert (statement.value is None) is (statement.kind == "qualitative")
    assert 0 <= statement.confidence <= 1
    if isinstance(statement.value, tuple):
        assert statement.value[0] <= statement.value[1]


@cache
def _texts() -> tuple[str, ...]:
    return tuple(
        read_path(path).text
        for path in sorted(EXAMPLES.iterdir())
        if path.suffix in (".txt", ".html", ".docx")
    )


@cache
def _pages() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(EXAMPLES.glob("*.html")))


def _document(chance: random.Random) -> Document | None:
    """A mutated report: nine in ten a text, the rest a web page, whose tables are read too."""
    if chance.random() < 0.1:
        pages = _pages()
        data = mutate(chance.choice(pages), name="a.html", chance=chance, others=list(pages))
        try:
            return read_bytes(data, name="a.html", limits=LIMITS)
        except DocumentError:
            return None
    text = chance.choice(_texts())
    if chance.random() < 0.5:
        start = chance.randrange(len(text))
        text = text[start : start + chance.randrange(1, 2500)]
    for _ in range(chance.choice((1, 2, 4, 16, 64))):
        text = chance.choice(_MUTATIONS)(text, chance)
    return Document(name="a.txt", format="txt", digest="", text=text)


def _stretch(text: str, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(text) + 1)
    return start, min(len(text), start + int(chance.expovariate(1 / 12)) + 1)


def _delete(text: str, chance: random.Random) -> str:
    start, end = _stretch(text, chance)
    return text[:start] + text[end:]


def _insert(text: str, chance: random.Random) -> str:
    start, _ = _stretch(text, chance)
    words = (chance.choice(PIECES) for _ in range(chance.choice((1, 2, 5, 20))))
    return text[:start] + "".join(words) + text[start:]


def _repeat(text: str, chance: random.Random) -> str:
    start, end = _stretch(text, chance)
    return text[:end] + text[start:end] * chance.choice((1, 3, 100)) + text[end:]


def _swap(text: str, chance: random.Random) -> str:
    (a, b), (c, d) = sorted((_stretch(text, chance), _stretch(text, chance)))
    return text if b > c else text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _strew(text: str, chance: random.Random) -> str:
    """One character at every twentieth place or so of a stretch."""
    start = chance.randrange(len(text) + 1)
    blank = chance.choice(BLANKS)
    part = text[start : start + 400]
    return text[:start] + "".join(c + blank * (chance.random() < 0.05) for c in part) + text[start + 400 :]


def _digits(text: str, chance: random.Random) -> str:
    table = str.maketrans("0123456789", "".join(chance.choices("0123456789０５一三十百", k=10)))
    start, end = _stretch(text, chance)
    return text[:start] + text[start:end].translate(table) + text[end:]


def _splice(text: str, chance: random.Random) -> str:
    other = chance.choice(_texts())
    at = chance.randrange(len(other))
    start, _ = _stretch(text, chance)
    return text[:start] + other[at : at + chance.randrange(1, 300)] + text[start:]


def _cut(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text) + 1)] if chance.random() < 0.2 else text


def _join(text: str, chance: random.Random) -> str:
    """Marks of the end of sentences taken away: one sentence without end."""
    start = chance.randrange(len(text) + 1)
    part = text[start : start + 1500].translate(
        str.maketrans("", "", chance.choice(("。", "。\n", "，", "。，；\n")))
    )
    return text[:start] + part + text[start + 1500 :]


_MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    *(_delete, _insert, _insert, _repeat, _swap, _strew, _digits, _splice, _cut, _join),
)
