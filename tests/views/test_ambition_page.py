import re
from dataclasses import replace
from html import unescape

import pytest
from sample_chain import chain

from taizhang.reconcile.ambition import ambitions
from taizhang.reconcile.comparison import Observation
from taizhang.reconcile.quotes import Quote
from taizhang.views.reconciliation import Reconciliation
from taizhang.views.site.ambition_page import ambition_page, asks, ordered_ambitions
from taizhang.views.site.figures import figure
from taizhang.views.site.ledger_site import make_ledger_site
from taizhang.views.sources import Sources


def observation(value: float, year: int, **fields: object) -> Observation:
    plain = {
        "place": "澜州市云溪区",
        "indicator": "gdp",
        "kind": "growth",
        "unit": "",
        "period": str(year),
        "status": "actual",
        "value": value,
        "cmp": "eq",
        "basis": None,
        "flags": (),
        "quote": Quote(
            entry="e" * 16, document="无.txt", year=year, start=0, end=2, text=f"{value * 100:g}%"
        ),
    }
    return Observation(**(plain | fields))  # type: ignore[arg-type]


def target(value: float, year: int = 2024, **fields: object) -> Observation:
    return observation(value, year, **({"status": "target"} | fields))


MONEY = {"kind": "amount", "unit": "元"}
LESS_IS_BETTER = {"indicator": "pm25", "kind": "amount", "unit": "微克/立方米"}


@pytest.mark.parametrize(
    ("observed", "asked"),
    [
        ([target(0.06), observation(0.05, 2023), observation(0.052, 2022)], "bolder"),
        ([target(0.05), observation(0.05, 2023), observation(0.07, 2022)], "milder"),  # mean, not last year
        ([target(0.05), observation(0.0501, 2023), observation(0.0501, 2022)], "like"),  # 0.01 point
        ([target(0.05), observation(0.06, 2023)], "milder"),  # one result: only last year
        ([target(0.05), observation(0.06, 2022)], "no_past"),  # neither a mean nor last year
        ([target(0.05)], "no_past"),
        (
            [target(105, **MONEY), observation(100, 2023, **MONEY), observation(70, 2022, **MONEY)],
            "bolder",
        ),
        (
            # Above the mean of growing amounts, but below the year before.
            [target(95, **MONEY), observation(100, 2023, **MONEY), observation(70, 2022, **MONEY)],
            "milder",
        ),
        ([target(20, **LESS_IS_BETTER), observation(22, 2023, **LESS_IS_BETTER)], "bolder"),
        ([target(24, **LESS_IS_BETTER), observation(22, 2023, **LESS_IS_BETTER)], "milder"),
    ],
)
def test_what_a_target_asks_for(observed: list[Observation], asked: str) -> None:
    (found,) = ambitions(observed)
    assert asks(found) == asked


def page_of(observed: list[Observation]) -> str:
    found = ordered_ambitions(ambitions(observed))
    return ambition_page(found, Sources(chain()), language="zh", navigation="")


def test_a_row_has_target_results_differences_and_peers() -> None:
    html = page_of(
        [
            target(0.06, flags=("two_values",)),
            observation(0.05, 2023, status="estimate"),
            observation(0.052, 2022),
            target(0.055, place="澜州市松涛区"),
            target(0.07, place="澜州市白石区"),
        ]
    )
    row = re.search(r'<tr id="a\d+" data-item data-place="澜州市云溪区".*?</tr>', html, re.S)
    assert row
    cells = [
        " ".join(unescape(re.sub(r"<[^>]*>", " ", cell)).split())
        for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row[0], re.S)
    ]
    assert cells == [
        "地区生产总值 增速",
        "2024",
        "◎ 6% 同文两数",
        "2022 ● 5.2% 2023 ◐ 5%",
        "▲ 要求更高",
        "+1 个百分点",
        "+0.9 个百分点",
        "1/2 澜州市白石区 ◎ 7% 澜州市松涛区 ◎ 5.5%",
    ]


def test_a_fall_has_a_true_minus_and_amounts_are_in_per_cent() -> None:
    html = page_of([target(95, **MONEY), observation(100, 2023, **MONEY)])
    assert '<span class="number">−5%</span>' in html


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2.5%", "◎ 下降 不低于 2.5%"),
        ("-2.5%", "◎ 不低于 -2.5%"),
    ],  # the words around tell a fall, or the sign
)
def test_a_fall_is_told_where_the_quoted_figure_does_not(text: str, before: str) -> None:
    plain = target(-0.025, indicator="energy_intensity", cmp="ge")
    html = figure(replace(plain, quote=replace(plain.quote, text=text)), Sources(chain()), language="zh")
    assert " ".join(re.sub(r"<[^>]*>", " ", html).split()) == before


def test_the_latest_year_stands_first() -> None:
    found = ordered_ambitions(ambitions([target(0.05, 2023), target(0.06, 2024)]))
    assert [one.target.year for one in found] == [2024, 2023]


def test_hostile_places_stay_text() -> None:
    nasty = "</script><img src=x onerror=alert(1)>\"'&"
    observed = tuple(
        replace(one, place=nasty, quote=replace(one.quote, text=nasty))
        for one in (target(0.05), observation(0.06, 2023))
    )
    reconciliation = Reconciliation(entries=chain(), verdicts=(), observations=observed)
    html = make_ledger_site(reconciliation, names=("a.html", "b.html"), language="zh")[
        "ambition.html"
    ].decode()
    assert "<img" not in html
    assert html.count("<script") == 2
    assert html.count("data-item data-") == 1
