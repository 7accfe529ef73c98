"""The English of reasons: every form by itself, what stands in its places, and all that the samples give."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.views.reasons import Form, english_by, in_english, kind_of, reason_in, reasons_in, table

KINDS = sorted(table())
HAN = re.compile(r"[\u4e00-\u9fff]")
FORMS = [pytest.param(kind, form, id=form.zh) for kind in KINDS for form in kind_of(kind).forms]
SENTENCES = [
    pytest.param(kind, form, id=form.zh) for kind in ("reason", "why") for form in kind_of(kind).forms
]


@pytest.mark.parametrize(("kind", "form"), SENTENCES)
def test_an_example_is_of_its_own_form_and_of_no_other(kind: str, form: Form) -> None:
    fitting = [other.zh for other in kind_of(kind).forms if english_by(other, form.example) is not None]
    assert fitting == [form.zh]


@pytest.mark.parametrize(("kind", "form"), FORMS)
def test_the_english_holds_every_place_of_the_chinese_and_no_chinese(kind: str, form: Form) -> None:
    places = [name for _, name, _, _ in string.Formatter().parse(form.en) if name is not None]
    assert sorted(places) == sorted(form.places)
    assert not HAN.search(form.en)
    assert english_by(form, form.example) is not None


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_of_a_list_are_english_and_differ(kind: str) -> None:
    words = kind_of(kind).words
    assert not [english for english in words.values() if HAN.search(english)]
    assert len(set(words.values())) == len(words)


def test_every_kind_has_a_use() -> None:
    used = {kind for name in KINDS for form in kind_of(name).forms for kind in form.places.values()}
    used |= {kind_of(name).member for name in KINDS}
    assert set(KINDS) - used == {"reason"}


@pytest.mark.parametrize(
    ("reason", "english"),
    [
        (
            "统计范围不同（““专精特新”企业”、“企业”）",
            "another scope (““专精特新”企业”, “企业”)",
        ),
        (
            "统计范围不同（““甲”、“乙”两园”、“园区”）",
            "another scope (““甲”、“乙”两园”, “园区”)",
        ),
        ("统计范围不同（“少了一半”、“引号”企业”）", "another scope (“少了一半”, “引号”企业”)"),
        (
            "检索了《关于〈规划〉和《纲要》的报告》、《甲、乙、丙三事》的 7 条结果，没有这一项的数字",
            "Searched 7 results in 《关于〈规划〉和《纲要》的报告》, 《甲、乙、丙三事》; "
            "none is a figure for this",
        ),
        (
            "结果取自《2024年《纲要》执行情况》“住房” 4万套（间）：指标相同",
            "The result is taken from 《2024年《纲要》执行情况》, “住房” 4万套（间）: the same indicator",
        ),
        (
            "结果取自《报告》“{indicator}” 8%：名称相近",
            "The result is taken from 《报告》, “{indicator}” 8%: a similar name",
        ),
        (
            "目标不低于 3米，结果 1米，相差 -1.23457e+07米（方向：按词语：越少越好；数量的容许差为 5%）",
            "Target at least 3米, result 1米, difference -1.23457e+07米 "
            "(direction: by the wording: the less, the better; tolerance of amounts 5%)",
        ),
        (
            "只找到相近的数字 2倍（超过）：目标是新增量，它是倍数",
            "Only a near figure was found, 2倍 (over): the target is an increase, this is a multiple",
        ),
        (
            "“绿道\n建设”与目标的名称不如所取的接近，或位置在后",
            "“绿道\n建设” is less like the name of the target than the one taken, or stands behind it",
        ),
    ],
)
def test_what_is_quoted_stays_as_it_is(reason: str, english: str) -> None:
    assert in_english(reason) == english


MARKS = st.text(alphabet="“”《》、：（）甲 5%\n", max_size=40)


@given(first=st.text() | MARKS, second=st.text() | MARKS)
def test_whatever_a_report_calls_a_thing_a_reason_with_it_has_english(first: str, second: str) -> None:
    told = in_english(f"一为存量、一为当年新增（“{first}”、“{second}”）")
    assert told is not None
    assert told.startswith("one is a stock")
    taken = in_english(f"结果取自《{first}》“{second}” 5%（左右）：指标相同")
    assert taken is not None
    assert taken.endswith("5% (about): the same indicator")


def test_what_no_form_fits_stays_chinese() -> None:
    assert in_english("此句不在表中") is None
    assert in_english(f"检索了{'《甲》、' * 60}的 7 条结果") is None, "and is done with at once"
    assert in_english("检索了《甲》乙《丙》，没有这一项的数字") is None
    assert reason_in("此句不在表中", language="en") == "此句不在表中"
    assert reason_in("只有位次", language="zh") == "只有位次"
    assert reasons_in(["只有位次", "此句不在表中"], language="en") == "only a rank; 此句不在表中"
    assert reasons_in(["只有位次", "此句不在表中"], language="zh") == "只有位次；此句不在表中"
