"""Builds the study of growth targets: what the State Council and Shenzhen aimed at, and what came of it.

usage: python tools/study_growth_targets.py SHARED [-o DOCS]

SHARED is a folder with ``corpus/`` (the reports as text files) and ``corpus/INDEX.tsv`` (file, title, place,
year, kind, characters, where it is from). Written are DOCS/zh/study-growth-targets.md, the same in DOCS/en,
and DOCS/images/growth-targets.svg; DOCS is docs/ of this checkout unless told. Only figures are taken over.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from taizhang.core.errors import Language
from taizhang.core.verdict import Evidence, Verdict
from taizhang.ledger import Entry, entry_at
from taizhang.reconcile import distinct, reconcile
from taizhang.views.charts.years import Panel, Point, chart_file
from taizhang.views.flow import flowing
from taizhang.views.reconciliation import OUTCOMES, SIGNS, tally
from taizhang.views.wording import wording

PLACES = ("全国", "深圳市")
INDICATOR = "gdp"
COMMAND = "python tools/study_growth_targets.py ../shared -o docs"
_YEAR = re.compile(r"\d{4}")
_PLACE_NAMES = {"全国": "State Council (全国)", "深圳市": "Shenzhen (深圳市)"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report: its title and the address where the text comes from, None where that is no address."""

    title: str
    address: str | None


def main() -> None:
    """Read, reconcile, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("shared", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).resolve().parent.parent / "docs")
    asked = parser.parse_args()
    sources, entries = _read(asked.shared / "corpus")
    for name, content in study(yearly_growth(entries), sources).items():
        target = asked.output / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def yearly_growth(entries: Sequence[Entry]) -> list[Verdict]:
    """The verdicts on the yearly growth targets of the places, one for each year, in order.

    A goal for several years is not one of a year; nor is what stands in a review, where it quotes a plan
    that is over. Of several in one report the one in the part that sets the targets is taken.
    """
    roles = {entry.name: entry.roles for entry in entries}
    found: dict[tuple[str, str], tuple[bool, Verdict]] = {}
    for verdict in distinct(reconcile(entries)):
        if verdict.indicator != INDICATOR or verdict.kind != "growth" or not _YEAR.fullmatch(verdict.year):
            continue
        target, key = verdict.target, (verdict.place, verdict.year)
        role = next(part.role for part in roles[target.document] if target.start < part.end)
        sets = role == "targets"
        if role != "review" and (key not in found or (sets and not found[key][0])):
            found[key] = (sets, verdict)
    ordered = sorted(found, key=lambda key: (PLACES.index(key[0]), key[1]))
    return [found[key][1] for key in ordered]


def study(verdicts: Sequence[Verdict], sources: Mapping[str, Source]) -> dict[str, bytes]:
    """File name to content."""
    panels = [
        Panel(title=place, points=_points([verdict for verdict in verdicts if verdict.place == place]))
        for place in PLACES
    ]
    title = "地区生产总值增速：目标与结果 / Growth of gross domestic product: targets and results"
    return {
        "images/growth-targets.svg": chart_file(panels, title=title),
        "zh/study-growth-targets.md": _page(verdicts, sources, "zh").encode(),
        "en/study-growth-targets.md": _page(verdicts, sources, "en").encode(),
    }


def _read(folder: Path) -> tuple[dict[str, Source], list[Entry]]:
    sources: dict[str, Source] = {}
    entries = []
    with (folder / "INDEX.tsv").open(encoding="utf-8", newline="") as index:
        for row in csv.DictReader(index, delimiter="\t"):
            if row["place"] in PLACES and row["doc_type"] == "政府工作报告":
                entries.append(entry_at(folder / row["file"]))
                sources[row["file"]] = Source(title=row["title"], address=_address(row["origin"]))
    return sources, entries


def _address(origin: str) -> str | None:
    """The address of an origin, which is one itself or ``owner/repository:path`` of GitHub."""
    if origin.startswith(("http://", "https://")):
        return origin.split()[0]
    found = re.match(r"([\w.-]+/[\w.-]+):", origin)
    return f"https://github.com/{found[1]}" if found else None


def _points(verdicts: Sequence[Verdict]) -> tuple[Point, ...]:
    points = []
    for verdict in verdicts:
        for evidence in (verdict.target, verdict.result):
            told_as_growth = evidence is not None and evidence.unit in ("%", "％")
            if evidence is None or evidence.value is None or not told_as_growth:
                continue
            low, high = evidence.value if isinstance(evidence.value, tuple) else (evidence.value,) * 2
            points.append(
                Point(
                    year=int(verdict.year),
                    low=low,
                    high=high,
                    status=evidence.status,
                    cmp=evidence.cmp,
                    words=f"{verdict.place} {verdict.year} {flowing(evidence.text)}",
                )
            )
    return tuple(points)


def _page(verdicts: Sequence[Verdict], sources: Mapping[str, Source], language: Language) -> str:
    parts = [_HEADS[language]]
    for place in PLACES:
        of_place = [verdict for verdict in verdicts if verdict.place == place]
        name = place if language == "zh" else _PLACE_NAMES[place]
        parts.append(f"## {name}\n\n{_summary(of_place, language)}\n\n{_table(of_place, sources, language)}")
    return "\n".join(parts)


def _summary(verdicts: Sequence[Verdict], language: Language) -> str:
    words, counted = wording(language), tally(verdicts)
    listed = "、" if language == "zh" else ", "
    counts = listed.join(
        f"{words[f'verdict.{outcome}']} {counted.counts[outcome]}"
        for outcome in OUTCOMES
        if counted.counts[outcome]
    )
    years = f"{verdicts[0].year}–{verdicts[-1].year}" if verdicts else ""
    if language == "zh":
        return (
            f"{years}年，有年度增速目标的 {counted.total} 年：{counts}。"
            f"结果可比的 {counted.judged} 年里，{counted.hit} 年完成或超额完成；"
            f"{counted.provisional} 年的结果还是预计数。"
        )
    return (
        f"{years}: {counted.total} years with a growth target for the year: {counts}. "
        f"Of {counted.judged} years with a comparable result, {counted.hit} met or exceeded the target; "
        f"in {counted.provisional} of all years the result is an estimate."
    )


def _table(verdicts: Sequence[Verdict], sources: Mapping[str, Source], language: Language) -> str:
    words = wording(language)
    rows = [_COLUMNS[language], "|---|---|---|---|---|---|"]
    for verdict in verdicts:
        outcome = f"{SIGNS[verdict.verdict]} {words[f'verdict.{verdict.verdict}']}"
        if verdict.provisional:
            outcome += f" ({words['site.provisional']})"
        rows.append(
            f"| {verdict.year} | {_figure(verdict.target, language)} | {_figure(verdict.result, language)} "
            f"| {outcome} | {_source(verdict.target, sources)} | {_source(verdict.result, sources)} |"
        )
    return "\n".join(rows) + "\n"


def _figure(evidence: Evidence | None, language: Language) -> str:
    if evidence is None:
        return "–"
    compared = wording(language)[f"cmp.{evidence.cmp}"]
    if evidence.value is None:
        # What is told in words is the report's own sentence, which has no place here.
        return {"zh": "只有文字", "en": "in words only"}[language]
    text = flowing(evidence.text)
    return f"{compared} {text}".strip() if language == "en" else f"{compared}{text}"


def _source(evidence: Evidence | None, sources: Mapping[str, Source]) -> str:
    if evidence is None:
        return "–"
    file = PurePath(evidence.document).name
    found = sources[file]
    place = f"{evidence.start}–{evidence.end}"
    stem = PurePath(file).stem.replace("_", " ")
    return f"[{stem}]({found.address}) {place}" if found.address else f"{stem} {place}"


_COLUMNS = {
    "zh": "| 年度 | 目标 | 结果 | 结论 | 目标出处与位置 | 结果出处与位置 |",
    "en": "| year | target | result | verdict | target: report and offsets | result: report and offsets |",
}
_HEADS: dict[Language, str] = {
    "zh": f"""# 研究示例：增长目标与结果

国务院和深圳市每年的政府工作报告里，地区（国内）生产总值的年度增速目标定在哪里，第二年报告的结果又是多少？

下面的图和表都由程序从报告原文算出，没有人工改动：

```sh
{COMMAND}
```

![目标与结果](../images/growth-targets.svg)

红色横线是目标（向上的短竖为“以上”，方框为区间），圆点是第二年报告里的结果，空心圆是预计数，只连相邻年度。

怎样读：

- 只看当年的目标，五年规划的目标不在内；同一份报告重复说的算一次。
- “左右”可以超额（高出 0.5 个百分点以上），“以上”只分完成与否：见 [结论的规则](reconcile.md)。
- “不可比”是第二年的报告只给了总量等另一类数字；“未再提及”是没有给出。两者都不算在完成率的分母里。
- 没有列出的年度，报告里没有年度增速目标，或缺这份报告，或程序没有读出来。
- 结果用的是第二年报告的说法，不是后来的最终核实数。
- 位置是文本里的码位，从 0 起，不含止位；链接是文本的来源。
""",
    "en": f"""# A worked study: growth targets and results

Where do the yearly reports of the State Council and of Shenzhen set the growth of gross domestic product, and
what does the report of the year after tell?

Chart and tables are computed by the program from the reports, nothing is corrected by hand:

```sh
{COMMAND}
```

![Targets and results](../images/growth-targets.svg)

A red bar is the target (a tick upwards for “at least”, a box for a range), a dot the result in the next
report, a hollow dot an estimate; only successive years are joined.

How to read it:

- Targets for the year alone, not those of five-year plans; what a report repeats counts once.
- A target of “about” can be exceeded (by more than 0.5 point), one of “at least” is met or not: see
  [the rules of verdicts](reconcile.md).
- Not comparable: the next report gives only a level or another kind of figure. Not reported: it gives none.
  Neither is in the denominator of the share that met the target.
- Years that are not listed have no yearly target in the report, or the report is missing here, or the program
  did not find it.
- Results are those of the next report, not the final ones verified later.
- Offsets are code points of the text, from 0, the end not included; links lead to where the text comes from.
""",
}


if __name__ == "__main__":
    main()
