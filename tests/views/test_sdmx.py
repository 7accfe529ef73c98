import csv
import io
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from sample_chain import chain
from sample_report import statement

from taizhang.lexicon.divisions import Division
from taizhang.views.exports.sdmx import make_sdmx_files
from taizhang.views.exports.sdmx_codes import area_of, multiplier_of, time_of, unit_of
from taizhang.views.exports.sdmx_data import ATTRIBUTES, COLUMNS, DIMENSIONS, MEASURE, observations
from taizhang.views.wording import wording

# A real division: what is invented has no code.
PLACE = {"place": "深圳市南山区", "code": "440305"}


def files() -> dict[str, bytes]:
    return make_sdmx_files(replace(entry, **PLACE) for entry in chain())


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files()["statements.csv"].decode())))


@pytest.mark.parametrize(
    ("period", "frequency", "written"),
    [
        ("2024", "A", "2024"),
        ("2021/2025", "A5", "2021-01-01/P5Y"),  # a plan of five years
        ("2024/2026", "_O", "2024-01-01/P3Y"),  # no code for three years
        ("2024/2024", "A", "2024"),
        ("2023-01/2023-11", "_O", "2023-01-01/P11M"),  # the first eleven months
        ("2023-07/2024-06", "_O", "2023-07-01/P12M"),  # across the turn of the year
        ("2024-06", "M", "2024-06"),
    ],
)
def test_periods(period: str, frequency: str, written: str) -> None:
    found = time_of(period)
    assert found is not None
    assert (found.frequency, found.period) == (frequency, written)


@pytest.mark.parametrize("period", ["", "2025/2021", "2024-13", "2024-06/2024-01", "十四五"])
def test_what_is_no_period_has_none(period: str) -> None:
    assert time_of(period) is None


@pytest.mark.parametrize(
    ("unit", "base", "code", "power"),
    [
        ("亿元", "元", "CNY", 8),
        ("万亿元", "元", "CNY", 12),
        ("元", "元", "CNY", 0),
        ("万人", "人", "PS", 4),
        ("%", "", "PT", 0),
        ("‰", "", "PT", -1),  # a tenth of a percent
        ("个百分点", "个百分点", "PP", 0),
        ("千瓦", "千瓦", "KW", 0),  # 千 belongs to the unit
        ("万千瓦", "千瓦", "KW", 4),
        ("千亿元", "元", "CNY", 11),
        ("艘", "艘", "U_8258", 0),  # not in the list: its character
    ],
)
def test_units(unit: str, base: str, code: str, power: int) -> None:
    item = statement("1", "1", unit=unit, base_unit=base)
    assert unit_of(item).code == code
    assert multiplier_of(item) == power
    assert re.fullmatch(r"[A-Za-z0-9_@$-]+", unit_of(item).code), "an SDMX identifier"


@pytest.mark.parametrize(
    ("place", "found"),
    [
        (None, "440305"),  # the report's own
        ("深圳市", "440300"),
        ("深圳市宝安区", "440306"),
        ("全国", "000000"),
        ("南山区", "440305"),  # of two that bear the name the one in the report's city
        ("松涛街道", None),  # no division of the table
    ],
)
def test_areas(place: str | None, found: str | None) -> None:
    area = area_of(statement("1", "1", place=place), place="深圳市南山区", code="440305")
    assert (area.code if isinstance(area, Division) else None) == found


def test_names_that_several_bear_are_not_guessed() -> None:
    # 鼓楼区 there is in four cities.
    assert area_of(statement("1", "1", place="鼓楼区"), place="深圳市", code="440300") is None


def test_observations_are_what_a_cube_can_hold() -> None:
    found = rows()
    kept = {(row["INDICATOR"], row["STATUS"], row["TIME_PERIOD"]) for row in found}
    assert ("gdp", "target", "2024") in kept
    assert ("gdp", "actual", "2023") in kept
    assert not [row for row in found if "学位" in row["SUBJECT"]], "no indicator, no observation"


def test_value_unit_and_provenance_of_one_observation() -> None:
    row = next(row for row in rows() if row["SOURCE_TEXT"] == "512.6亿元")
    wanted = {
        "STRUCTURE": "dataflow",
        "ACTION": "I",
        "FREQ": "A",
        "REF_AREA": "440305",
        "OBS_VALUE": "512.6",
        "UNIT_MEASURE": "CNY",
        "UNIT_MULT": "8",
        "OBS_STATUS": "A",
        "MEASURE_TYPE": "amount",
    }
    assert {name: row[name] for name in wanted} == wanted
    first = chain()[0]
    assert first.text[int(row["SOURCE_START"]) : int(row["SOURCE_END"])] == "512.6亿元"
    assert row["SOURCE"] == first.id


def test_statuses_map_to_observation_statuses() -> None:
    assert {(row["STATUS"], row["OBS_STATUS"]) for row in rows()} == {("actual", "A"), ("target", "F")}


def test_a_range_keeps_both_ends() -> None:
    first = replace(chain()[0], **PLACE)
    growth = replace(first.statements[2], value=(6, 6.5))
    data = make_sdmx_files([replace(first, statements=(growth,))])["statements.csv"].decode()
    (row,) = csv.DictReader(io.StringIO(data))
    assert (row["OBS_VALUE"], row["VALUE_HIGH"]) == ("6", "6.5")


def test_what_a_document_says_twice_is_counted_not_lost() -> None:
    first = replace(chain()[0], **PLACE)
    growth = first.statements[2]
    again = replace(growth, start=0, end=2)
    found = list(observations([replace(first, statements=(growth, again))]))
    assert [item.item for item in found] == [1, 2]


def test_keys_are_unique_and_no_text_breaks_a_line() -> None:
    keys = [tuple(row[name] for name in DIMENSIONS) for row in rows()]
    assert len(keys) == len(set(keys))
    assert len(files()["statements.csv"].decode().splitlines()) == len(keys) + 1


def test_every_concept_has_words() -> None:
    for language in ("zh", "en"):
        keys = {f"sdmx.{name.lower()}" for name in (*DIMENSIONS, MEASURE, *ATTRIBUTES)}
        assert keys <= set(wording(language))  # type: ignore[arg-type]


def test_code_lists_hold_every_code_used() -> None:
    root = ElementTree.fromstring(files()["structure.xml"])
    space = "{http://www.sdmx.org/resources/sdmxml/schemas/v3_0/structure}"
    lists = {
        item.get("id"): {code.get("id") for code in item.iter(f"{space}Code")}
        for item in root.iter(f"{space}Codelist")
    }
    for column, name in (
        ("FREQ", "CL_FREQ"),
        ("REF_AREA", "CL_AREA"),
        ("INDICATOR", "CL_INDICATOR"),
        ("MEASURE_TYPE", "CL_MEASURE_TYPE"),
        ("STATUS", "CL_STATUS"),
        ("UNIT_MEASURE", "CL_UNIT_MEASURE"),
        ("OBS_STATUS", "CL_OBS_STATUS"),
        ("COMPARATOR", "CL_COMPARATOR"),
        ("MODALITY", "CL_MODALITY"),
    ):
        assert {row[column] for row in rows()} - {""} <= lists[name], column


@pytest.mark.filterwarnings("default")  # the reader's own dependencies warn
def test_another_implementation_reads_structure_and_data() -> None:
    sdmx = pytest.importorskip("sdmx", reason="sdmx1 is not installed")
    made = files()
    message = sdmx.read_sdmx(io.BytesIO(made["structure.xml"]))
    flow = message.dataflow["DF_STATEMENTS"]
    assert [item.id for item in flow.structure.dimensions.components] == list(DIMENSIONS)
    assert {item.id for item in flow.structure.attributes.components} == set(ATTRIBUTES)
    assert message.codelist["CL_INDICATOR"]["gdp"].name.localizations["zh"] == "地区生产总值"
    from sdmx.reader.csv import Reader

    data = Reader().convert(io.BytesIO(made["statements.csv"]), structure=flow)
    found = data.data[0].obs
    assert len(found) == len(rows())
    told = {
        (str(item.dimension["STATUS"].value), str(item.dimension["TIME_PERIOD"].value)): float(item.value)
        for item in found
        if str(item.dimension["INDICATOR"].value) == "gdp"
        and str(item.dimension["MEASURE_TYPE"].value) == "growth"
    }
    assert told[("target", "2024")] == 6.0
    assert told[("actual", "2024")] == 5.7
    assert COLUMNS[:3] == ("STRUCTURE", "STRUCTURE_ID", "ACTION")
