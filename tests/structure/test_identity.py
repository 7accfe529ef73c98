import pytest
from invented_reports import FIVE_YEARS, PLAN_REPORT, YEARLY, document

from taizhang.structure import outline

PLACES = [
    (
        "我代表罗湖区人民政府作报告。深圳的一切。",
        "x.txt",
        "深圳市罗湖区",
        "440303",
        "a district whose name is the only one",
    ),
    (
        "在深圳市南山区第九届人民代表大会上",
        "x.txt",
        "深圳市南山区",
        "440305",
        "the city stands before the district",
    ),
    (
        "我代表南山区人民政府作报告。",
        "深圳市_2031.txt",
        "深圳市南山区",
        "440305",
        "the file name settles a shared name",
    ),
    (
        "我代表南山区人民政府作报告。鹤岗是煤城。",
        "x.txt",
        "鹤岗市南山区",
        "230404",
        "another city has one as well",
    ),
    ("我代表坪山新区管委会作报告。", "x.txt", "深圳市坪山区", "440310", "renamed in 2017"),
    ("我代表密云县人民政府作报告。", "x.txt", "北京市密云区", "110118", "a county that became a district"),
    ("我代表崇文区人民政府作报告。", "x.txt", "北京市崇文区", "110103", "a merged district stays itself"),
    ("在广西壮族自治区第十五届人民代表大会上", "x.txt", "广西壮族自治区", "450000", "an autonomous region"),
    ("我代表国务院作报告。", "x.txt", "全国", "000000", "the State Council"),
    (
        "我代表省人民政府作报告。" + "海南自贸港，全省，海南。" * 4,
        "x.txt",
        "海南省",
        "460000",
        "a name only in the body",
    ),
    (
        "我代表区人民政府作报告。" + "深圳，全区，坪山。" * 4,
        "x.txt",
        "深圳市坪山区",
        "440310",
        "a district only in the body",
    ),
    ("仙桃市人民政府工作报告", "x.txt", "湖北省仙桃市", "429004", "a city that its province runs itself"),
    ("各位代表", "2031.txt", None, None, "nothing tells"),
]


@pytest.mark.parametrize(("text", "name", "place", "code", "why"), PLACES)
def test_whose_report_it_is(text: str, name: str, place: str | None, code: str | None, why: str) -> None:
    found = outline(document(text, name))
    assert (found.place, found.code) == (place, code), why


KINDS = [
    (YEARLY, "报告.txt", "government_work_report", "the opening says so"),
    (PLAN_REPORT, "报告.txt", "plan_report", "the title says so"),
    ("修路。", "青山市_2031_政府工作报告.txt", "government_work_report", "the file name says so"),
    (
        "中国共产党青山市第七次代表大会开幕，报告回顾五年。",
        "x.txt",
        "party_congress_report",
        "news of a congress",
    ),
    (
        YEARLY.replace("今年是", "今年是党的二十三大召开之年，是"),
        "x.txt",
        "government_work_report",
        "a congress named in passing",
    ),
    ("今天天气晴朗。", "x.txt", "other", "no report"),
    ("首页\n下载\n打印\n关闭\n", "政府工作报告.txt", "other", "a page without a body"),
    ("", "x.txt", "other", "an empty file"),
]


@pytest.mark.parametrize(("text", "name", "kind", "why"), KINDS)
def test_what_kind_it_is(text: str, name: str, kind: str, why: str) -> None:
    assert outline(document(text, name)).kind == kind, why


def report(review: str, plan: str, *, body: str = "修路。") -> str:
    """A short government work report with these two titles."""
    return f"我代表青山市人民政府，向大会作政府工作报告。\n一、{review}\n新建学校两所。\n二、{plan}\n{body}\n"


PERIODS = [
    (YEARLY, "x.txt", ("2030",), ("2031",), "a year each"),
    (PLAN_REPORT, "x.txt", ("2030",), ("2031",), "the years of the title"),
    (
        FIVE_YEARS,
        "云台区_2031.txt",
        ("2026/2030",),
        ("2031/2035",),
        "a change of term, the year from the file name",
    ),
    (
        report("2030年工作回顾和“十五五”发展成就", "“十六五”主要目标和2031年工作安排"),
        "x.txt",
        ("2030", "2026/2030"),
        ("2031", "2031/2035"),
        "a year and five years",
    ),
    (
        report("过去五年工作回顾", "对今年政府工作的建议"),
        "2028.txt",
        ("2023/2027",),
        ("2028",),
        "five years back, one ahead",
    ),
    (report("去年工作回顾", "今年主要任务"), "1995.txt", ("1994",), ("1995",), "no year in the text"),
    (
        report("2030年工作回顾", "2031年主要工作"),
        "copy_1.txt",
        ("2030",),
        ("2031",),
        "a file name that means nothing",
    ),
    (
        report("栉风沐雨谱新篇", "扬帆起航再出发", body="今年要加快修路，力争通车，努力架桥。").replace(
            "新建学校两所。", "2030年，修路。" + "\n五年来，修路架桥，建校植树。" * 3
        ),
        "2031.txt",
        ("2030", "2026/2030"),
        ("2031",),
        "the review tells of five years under no title",
    ),
    (
        "青山区国民经济和社会发展第十六个五年规划纲要\n前言\n“十五五”期间，修路三条，架桥两座。\n“十六五”时期，将建校植树。\n",
        "青山区_2031.txt",
        ("2026/2030",),
        ("2031/2035",),
        "the outline of a five-year plan",
    ),
    (
        "青山区2031年上半年国民经济和社会发展计划执行情况的报告\n一、上半年计划指标完成情况\n修路。\n",
        "x.txt",
        ("2031",),
        (),
        "a report on half a year plans nothing",
    ),
    (
        "一、2030年国民经济和社会发展计划执行情况\n修路三条。\n",
        "青山区_2031_国民经济和社会发展计划.txt",
        ("2030",),
        (),
        "an excerpt that breaks off before the plan",
    ),
    (
        "青山区2031年国民经济和社会发展计划\n一、2030年国民经济和社会发展计划执行情况\n修路三条。\n",
        "x.txt",
        ("2030",),
        ("2031",),
        "the same with its title",
    ),
    (
        "青山区2031年政府工作报告\n一、“十五五”和2030年工作回顾\n修路三条。\n二、“十六五”目标任务\n到2035年修路十条。\n"
        "　　2031年是“十六五”开局之年，要修路四条。\n",
        "x.txt",
        ("2030", "2026/2030"),
        ("2031", "2031/2035"),
        "a plan of five years that turns to its first year under no title",
    ),
]


@pytest.mark.parametrize(("text", "name", "review", "plan", "why"), PERIODS)
def test_its_periods(text: str, name: str, review: tuple[str, ...], plan: tuple[str, ...], why: str) -> None:
    found = outline(document(text, name))
    assert (found.review_period, found.plan_period) == (review, plan), why


def test_traditional_script_is_read() -> None:
    text = (
        "我代表雲臺區人民政府，向大會作政府工作報告。\n一、2030年工作回顧\n經濟發展，學校開學。\n"
        "二、2031年工作安排\n今年主要預期目標是：生產總值增長6%。\n"
    )
    found = outline(document(text))
    assert [part.role for part in found.roles] == ["preamble", "review", "targets"]
    assert found.roles[-1].end == len(text)
