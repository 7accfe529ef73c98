import importlib.util
import re
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.core.errors import LexiconError
from taizhang.lexicon import indicators
from taizhang.lexicon.indicator_names import normalised
from taizhang.lexicon.indicators import catalogue, indicator_of, topics
from taizhang.lexicon.source import read_yaml

ROOT = Path(__file__).resolve().parents[2]
ENTRIES = list(catalogue().values())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_entry_is_complete_and_keeps_its_examples(entry: indicators.Indicator) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", entry.id)
    assert re.search(r"[一-鿿]", entry.zh)
    assert not re.search(r"[一-鿿]", entry.en)
    assert entry.zh in entry.names
    assert len(set(entry.names)) == len(entry.names)
    assert entry.basis_zh
    assert entry.basis_en
    assert entry.examples
    assert entry.counter_examples
    assert {subject: indicator_of(subject) for subject in entry.examples} == dict.fromkeys(
        entry.examples, entry.id
    )
    assert [subject for subject in entry.counter_examples if indicator_of(subject) == entry.id] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_name_with_its_own_unit_maps_and_so_does_it_behind_an_area(entry: indicators.Indicator) -> None:
    for name in entry.names:
        for unit in entry.units or (None,):
            assert indicator_of(name, unit=unit) == entry.id, (name, unit)
        longer = indicators.names().owners.get(normalised("全县" + name))
        assert indicator_of("全县" + name) == (longer or entry.id), name


def test_there_are_enough_indicators_and_files_and_ids_are_sorted() -> None:
    assert len(ENTRIES) >= 120
    assert list(topics()) == sorted(topics())
    for topic in topics():
        ids = [raw["id"] for raw in read_yaml(f"indicators/{topic}")]
        assert ids == sorted(ids), topic


def test_no_name_and_no_standard_name_belongs_to_two() -> None:
    owners = Counter(name for entry in ENTRIES for name in {normalised(name) for name in entry.names})
    assert [name for name, count in owners.items() if count > 1] == []
    assert [en for en, count in Counter(entry.en for entry in ENTRIES).items() if count > 1] == []


def test_an_increment_leads_from_a_stock_to_a_flow() -> None:
    for entry in ENTRIES:
        if entry.increment is not None:
            assert (entry.nature, catalogue()[entry.increment].nature) == ("stock", "flow"), entry.id


def test_prices_unemployment_and_pollution_read_about_as_a_ceiling_and_less_is_better() -> None:
    for name in (
        "consumer_price_index",
        "surveyed_unemployment_rate",
        "registered_unemployment_rate",
        "pm25",
    ):
        assert (catalogue()[name].about, catalogue()[name].direction) == ("ceiling", "lower")


@pytest.mark.parametrize(
    ("subject", "unit", "kind", "expected"),
    [
        ("地区生产总值", "亿元", "amount", "gdp"),  # the level
        ("地区生产总值", "%", "growth", "gdp"),  # its growth
        ("地区生产总值", "个百分点", "growth", "gdp"),  # faster than somewhere else
        ("地区生产总值", "位", "rank", "gdp"),  # its rank
        ("地区生产总值", "%", "ratio", None),  # a share of the whole is not the thing
        ("地区生产总值", "家", "amount", None),  # a unit that it never has
        ("地区生产总值增速", "%", "growth", "gdp"),  # the growth told as a noun
        ("地区生产总值增速", "位", "rank", None),  # the rank of the growth is another rank
        ("地区生产总值总量和增速", "位", "rank", None),  # two things at once
        ("规上\n工业 增加值", "亿元", "amount", "industrial_value_added"),  # a broken line
        ("ＧＤＰ", "亿元", "amount", "gdp"),  # full-width letters
        ("国家高新技术企业", "家", "amount", "high_tech_enterprises"),  # the stock
        ("国家高新技术企业", "家", "increment", "high_tech_enterprises_added"),  # told as an increment
        ("新增国家高新技术企业", "家", "increment", "high_tech_enterprises_added"),  # said so
        (
            "净增国家高新技术企业",
            "家",
            "increment",
            "high_tech_enterprises",
        ),  # a change of the stock, not the gross number
        ("净增国家高新技术企业", "家", "amount", None),  # without the kind it would pass for the stock
        ("净增城镇就业", "万人", "increment", None),  # a flow has no net increase
        ("规模以上工业企业", "家", "amount", "industrial_enterprises"),  # a count
        ("规模以上工业企业", "%", "growth", "industrial_enterprises"),  # and its growth
        ("规模以上工业企业", "亿元", "amount", None),  # money is not a count
        ("城镇调查失业率", "%", "ratio", "surveyed_unemployment_rate"),  # a rate is a ratio
        ("居民消费价格涨幅", "%", "ratio", "consumer_price_index"),  # a rise told as a rate
        ("居民消费价格", "%", "growth", "consumer_price_index"),  # or as growth
        ("万元GDP能耗", "%", "growth", "energy_intensity"),  # a fall in %
        ("PM2.5平均浓度", "微克/立方米", "ratio", "pm25"),  # a level per volume
        ("人均公园绿地面积", "平方米/人", "ratio", "park_area_per_capita"),  # the unit may name the divisor
        ("发电量", "亿千瓦时", "amount", "electricity_output"),  # 千瓦时 is a unit, not a folded 瓦时
        ("商事主体", "万", "amount", "market_entities"),  # a count without a classifier
        ("税收收入", "亿", "amount", "tax_revenue"),  # money without 元
        ("城镇化率", "万", "amount", None),  # a rate has no count
        ("5G基站", "个", "increment", "base_stations_5g_added"),  # newly built ones
        ("辖区税收", "亿元", "amount", "total_tax_revenue"),  # the longer name wins over area + 税收
        ("辖区一般公共预算收入", "亿元", "amount", "revenue_raised_locally"),  # raised here is not kept here
        (
            "来源于云江市的一般公共预算收入",
            "亿元",
            "amount",
            "revenue_raised_locally",
        ),  # the same, with the place
        ("云江市2031年固定资产投资", "亿元", "amount", "fixed_asset_investment"),  # place and year in front
        ("柳溪产业园区固定资产投资", "亿元", "amount", None),  # the figure of a part
        (
            "战略性新兴产业增加值占我市GDP的比例",
            "%",
            "ratio",
            "strategic_emerging_share",
        ),  # spellings of a share
        ("国民生产总值", "亿元", "amount", "gross_national_product"),  # not the domestic one
        ("粮食", "万吨", "amount", "grain_output"),  # a bare product
        ("粮食", "家", "amount", None),  # but not by any unit
        ("", None, None, None),  # nothing said
        ("的", None, None, None),  # nothing named
    ],
)
def test_what_a_subject_names(subject: str, unit: str | None, kind: str | None, expected: str | None) -> None:
    assert indicator_of(subject, unit=unit, kind=kind) == expected


def _surrounding(part: str, word: str) -> tuple[list[str], list[str]]:
    rules = read_yaml("indicator_names")
    node = rules[part][word] if word else rules[part]
    return node["examples"], node["counter_examples"]


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ("before", "areas"),
        ("before", "times"),
        ("before", "verbs"),
        ("after", "sizes"),
        ("after", "changes"),
        ("places", ""),
        ("brackets", ""),
    ],
)
def test_the_examples_of_what_may_stand_around_a_name(part: str, word: str) -> None:
    examples, counter_examples = _surrounding(part, word)
    assert [subject for subject in examples if indicator_of(subject) is None] == []
    assert [subject for subject in counter_examples if indicator_of(subject) is not None] == []


def test_the_examples_of_synonyms() -> None:
    for rule in read_yaml("indicator_names")["synonyms"]:
        assert [s for s in rule["examples"] if indicator_of(s) is None] == [], rule["word"]
        assert [s for s in rule["counter_examples"] if indicator_of(s) is not None] == [], rule["word"]


@given(st.text(alphabet="全市区我地固定资产投工业增加值占比重新的GDP（）% \n", max_size=20))
def test_any_text_gets_an_answer_from_the_catalogue_and_spelling_is_stable(text: str) -> None:
    found = indicator_of(text)
    assert found is None or found in catalogue()
    assert indicator_of("“" + text + "”\n") == found


@given(st.sampled_from([name for entry in ENTRIES for name in entry.names]))
def test_a_project_or_a_plan_of_an_indicator_is_not_the_indicator(name: str) -> None:
    owner = indicator_of(name)
    listed = tuple(known for entry in ENTRIES for known in entry.names)  # 民生实事项目 is a name of its own
    for part in ("项目", "考核", "增速高于全省", "奖补资金"):
        assert (name + part).endswith(listed) or indicator_of(name + part) != owner


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"direction": "up"}, "direction"),
        ({"colour": "red"}, "colour"),
        ({"names": None}, "names"),
    ],
)
def test_a_broken_entry_is_told_with_its_file_and_the_way_out(change: dict[str, object], reason: str) -> None:
    raw = {**read_yaml("indicators/agriculture")[0], **change}
    if change.get("names", "") is None:
        del raw["names"]
    with pytest.raises(LexiconError, match=reason) as caught:
        indicators._indicator("agriculture", raw)
    assert "agriculture.yaml" in caught.value.message("zh")
    assert "Correct" in caught.value.message("en")


def _builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "build_indicator_docs", ROOT / "tools/build_indicator_docs.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("language", "folder"), [(0, "zh"), (1, "en")])
def test_the_pages_are_those_of_the_catalogue(language: int, folder: str) -> None:
    written = (ROOT / "docs" / folder / "indicators.md").read_text(encoding="utf-8")
    assert written == _builder().page(language), "run tools/build_indicator_docs.py"
