"""Writes docs/zh/indicators.md and docs/en/indicators.md from the indicator catalogue.

Run it after a change to src/taizhang/lexicon/data/indicators; a test holds the pages to the catalogue.
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from taizhang.lexicon.indicators import Indicator, catalogue

DOCS = Path(__file__).resolve().parents[1] / "docs"

_TOPICS = {
    "agriculture": ("农业农村", "Agriculture and villages"),
    "consumption": ("消费与价格", "Consumption and prices"),
    "education": ("教育", "Education"),
    "employment": ("就业", "Employment"),
    "enterprises": ("企业", "Enterprises"),
    "freight": ("物流与口岸", "Logistics and ports"),
    "greening": ("绿化与绿色建设", "Greening and green building"),
    "health_and_care": ("卫生、养老、托育", "Health and care"),
    "housing": ("住房", "Housing"),
    "income": ("收入", "Income"),
    "industry": ("工业", "Industry"),
    "investment": ("投资", "Investment"),
    "money": ("金融", "Money and finance"),
    "national_accounts": ("国民经济核算", "National accounts"),
    "networks": ("信息、能源与供水网络", "Networks"),
    "patents": ("专利与技术市场", "Patents and technology market"),
    "pollution": ("污染防治", "Pollution control"),
    "population": ("人口", "Population"),
    "products": ("产品产量与能源生产", "Products and energy"),
    "public_finance": ("财政", "Public finance"),
    "public_services": ("公共服务", "Public services"),
    "research": ("研发与人才", "Research and talents"),
    "resources": ("资源节约与碳排放", "Resources and carbon"),
    "safety": ("安全", "Safety"),
    "sectors": ("行业与新经济", "Sectors"),
    "social_security": ("社会保障", "Social security"),
    "tourism": ("旅游", "Tourism"),
    "trade": ("外贸外资", "Foreign trade and investment"),
    "transport": ("交通", "Transport"),
    "urban_works": ("城市建设", "Urban works"),
}
_WORDS = {
    "higher": ("越高越好", "higher"),
    "lower": ("越低越好", "lower"),
    "band": ("适度", "near the goal"),
    "none": ("不判好坏", "neither"),
    "cumulative": ("累计量", "cumulative amount"),
    "growth_rate": ("增速", "growth rate"),
    "level": ("水平", "level"),
    "share": ("比重", "share"),
    "average": ("年平均", "average of the year"),
    "index": ("指数", "index"),
    "reduction": ("降幅", "rate of decrease"),
    "flow": ("流量", "flow"),
    "stock": ("存量", "stock"),
    "rate": ("比率", "rate"),
    "point": ("点值", "point"),
    "ceiling": ("上限", "ceiling"),
}
_INTRODUCTION = (
    "# 指标目录\n\n"
    "本页由 `tools/build_indicator_docs.py` 从 `src/taizhang/lexicon/data/indicators` 生成，请勿手改。\n\n"
    "共 {count} 个指标。“左右”一栏说明目标写“左右”时怎样判断：上限，指低于该值即为完成。\n",
    "# Indicator catalogue\n\n"
    "Made by `tools/build_indicator_docs.py` from `src/taizhang/lexicon/data/indicators`;"
    " do not edit by hand.\n\n"
    "{count} indicators. The column 左右 (about) says how a target with 左右 is judged:"
    " below a ceiling it is met.\n",
)
_HEADS = (
    ("编号", "指标", "英文名", "单位", "好的方向", "进度口径", "性质", "左右", "统计口径", "报告中的写法"),
    (
        "id",
        "indicator",
        "Chinese",
        "unit",
        "good",
        "told as",
        "nature",
        "左右",
        "basis",
        "as reports write it",
    ),
)


def page(language: int) -> str:
    """The page in Chinese (0) or English (1)."""
    entries = list(catalogue().values())
    lines = [_INTRODUCTION[language].format(count=len(entries))]
    for topic, group in groupby(entries, key=lambda entry: entry.topic):
        lines += [f"## {_TOPICS[topic][language]}", "", _row(_HEADS[language]), _row(["---"] * 10)]
        lines += [_row(_cells(entry, language)) for entry in group]
        lines.append("")
    return "\n".join(lines)


def _cells(entry: Indicator, language: int) -> list[str]:
    names = (entry.zh, entry.en) if language == 0 else (entry.en, entry.zh)
    codes = (entry.direction, entry.formula, entry.nature, entry.about)
    words = [_WORDS[code][language] for code in codes]
    basis = (entry.basis_zh, entry.basis_en)[language]
    others = "、".join(name for name in entry.names if name != entry.zh)
    return [f"`{entry.id}`", *names, " / ".join(entry.units), *words, basis, others]


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main() -> int:
    """Writes both pages."""
    for language, folder in enumerate(("zh", "en")):
        target = DOCS / folder / "indicators.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page(language), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
