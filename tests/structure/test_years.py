import pytest

from taizhang.structure.years import NTH_PLAN, span_of_plan, years_named

CASES = [
    ("2031年工作", [2031], "figures"),
    ("１９９３年和１９９４年", [1993, 1994], "full-width figures"),
    ("1 9 9 8 年", [1998], "figures that the scan has set apart"),
    ("二〇三一年", [2031], "Chinese figures"),
    ("一九八○年", [1980], "a circle for the nought"),
    ("青山市 2031 报告", [2031], "a year that ends a word"),
    ("制造2035先行区", [], "a number in a name"),
    ("2031.5亿元", [], "a quantity"),
    ("12031年", [], "a longer number"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_years(text: str, expected: list[int], why: str) -> None:
    assert years_named(text) == expected, why


PLANS = [
    ("“一五”", (1953, 1957), "the first"),
    ("“三五”计划", (1966, 1970), "after the years of adjustment"),
    ("“七五”时期", (1986, 1990), "the seventh"),
    ("“十五”期间", (2001, 2005), "the tenth"),
    ("第十四个五年规划", (2021, 2025), "in full"),
]


@pytest.mark.parametrize(("text", "span", "why"), PLANS)
def test_five_year_plans(text: str, span: tuple[int, int], why: str) -> None:
    named = NTH_PLAN.search(text)
    assert named is not None
    assert span_of_plan(named) == span, why
