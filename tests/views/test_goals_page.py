import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape

import pytest
from sample_chain import EARLIER, FIRST, LATER, SECOND, chain

from taizhang.reconcile.paths import GoalPath, GoalStep
from taizhang.reconcile.quotes import Quote
from taizhang.views.reconciliation import Reconciliation
from taizhang.views.site.goals_page import goal_cards, ordered_goals
from taizhang.views.site.ledger_site import make_ledger_site
from taizhang.views.sources import Sources

LINKS = {FIRST: "a.html", SECOND: "b.html"}


def quote(document: str, words: str) -> Quote:
    text = EARLIER if document == FIRST else LATER
    start = text.index(words)
    year = 2024 if document == FIRST else 2025
    return Quote(
        entry="e" * 16, document=document, year=year, start=start, end=start + len(words), text=words
    )


def step(year: int, state: str, *quotes: Quote, **fields: object) -> GoalStep:
    plain = {
        "year": year,
        "known": 0.061,
        "since": year - 1,
        "needed": 0.0575,
        "target": 0.06,
        "state": state,
        "quotes": quotes,
        "reasons": (f"{year}年的理由。",),
    }
    return GoalStep(**(plain | fields))  # type: ignore[arg-type]


def goal(*steps: GoalStep, **fields: object) -> GoalPath:
    plain = {
        "place": "澜州市云溪区",
        "indicator": "gdp",
        "subject": "生产总值",
        "form": "average_growth",
        "start": 2023,
        "end": 2027,
        "value": 0.06,
        "unit": "",
        "goal": quote(FIRST, "6%"),
        "steps": steps,
    }
    return GoalPath(**(plain | fields))  # type: ignore[arg-type]


GROWTH = goal(
    step(2024, "enough", quote(FIRST, "6%"), quote(FIRST, "6.1%")),
    step(2025, "short", quote(SECOND, "5.5%"), quote(FIRST, "6.1%"), quote(SECOND, "5.7%"), target=0.055),
)


def card_of(path: GoalPath) -> str:
    (card,) = goal_cards([path], Sources(chain(), links=LINKS), language="zh")
    return card.html


def rows(html: str) -> list[list[str]]:
    body = html[html.index("<tbody>") : html.index("</tbody>")]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S) for row in body.split("</tr>")[:-1]]
    return [[" ".join(unescape(re.sub(r"<[^>]*>", " ", cell)).split()) for cell in row] for row in cells]


def test_the_sentence_of_a_goal_leads_to_its_place() -> None:
    html = card_of(GROWTH)
    assert re.search(
        r'<blockquote>.*生产总值增长<a class="cited" href="a.html#s2"><mark class="target">6%', html
    )


def test_each_year_tells_what_is_needed_and_rests_on_figures() -> None:
    assert rows(card_of(GROWTH)) == [
        ["2025", "6.1% ● 6.1% ● 5.7% 2024", "5.75%", "◎ 5.5%", "▼ 当年计划不够"],
        ["2024", "● 6.1% 2023", "5.75%", "◎ 6%", "● 当年计划够"],
    ]
    assert 'href="b.html#s3"' in card_of(GROWTH), "the plan of 2025"


def test_the_card_stands_under_its_latest_year() -> None:
    (card,) = goal_cards([GROWTH], Sources(chain(), links=LINKS), language="zh")
    assert card.facets["path"][0] == "short"
    assert card.facets["year"] == ("2023/2027", "2023–2027")
    opened, folded = card.html.split("<details>")
    assert "2025年的理由" in opened
    assert "2024年的理由" in folded


@pytest.mark.parametrize(
    ("fields", "given", "row"),
    [
        (
            {"form": "level", "unit": "元", "value": 6e10},
            {"known": 5.126e10, "quotes": (quote(FIRST, "6%"), quote(FIRST, "512.6亿元"))},
            ["2024", "● 512.6亿元 2023", "5.75%", "◎ 6%", "● 当年计划够"],  # money: growth leads to it
        ),
        (
            {"form": "level"},
            {"known": 0.5, "needed": 0.52, "target": 0.53},
            ["2024", "50% 2023", "52%", "53%", "● 当年计划够"],  # a share: levels, not growth
        ),
        (
            {"form": "total", "unit": "个"},
            {
                "known": 0.0,
                "since": None,
                "needed": 2900.0,
                "target": 3000.0,
                "quotes": (quote(FIRST, "3000个"),),
            },
            ["2024", "0个", "2900个", "◎ 3000个", "● 当年计划够"],  # a total: amounts in its unit
        ),
        (
            {},
            {"known": None, "since": None},
            ["2024", "–", "5.75%", "6%", "● 当年计划够"],  # the first year rests on nothing
        ),
        (
            {"form": "level"},
            {"state": "reached", "known": 0.6, "needed": -0.01, "target": None},
            ["2024", "60% 2023", "–", "–", "▲ 已经达到"],  # nothing is needed any more
        ),
        (
            {"form": "level", "unit": "个"},
            {
                "state": "reached",
                "known": 3100.0,
                "target": None,
                "quotes": (quote(FIRST, "3000个"), quote(SECOND, "3100个")),
            },
            ["2024", "● 3100个 2023", "–", "◎ 3000个", "▲ 已经达到"],  # a plan of which no growth was made
        ),
        ({}, {"needed": -0.0063}, ["2024", "6.1% 2023", "−0.63%", "6%", "● 当年计划够"]),  # a true minus
    ],
)
def test_years_are_measured_as_the_goal_is(
    fields: dict[str, object], given: dict[str, object], row: Sequence[str]
) -> None:
    only = step(2024, "enough")
    only = replace(only, **given)  # type: ignore[arg-type]
    assert rows(card_of(goal(only, **fields))) == [row]


def test_what_falls_short_stands_first_in_its_period() -> None:
    short, enough = goal(step(2024, "short")), goal(step(2024, "enough"), indicator="a")
    later = goal(step(2029, "enough"), start=2028, end=2032)
    assert ordered_goals([enough, short, later]) == [later, short, enough]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_hostile_goals_stay_text(language: str) -> None:
    nasty = "</script><img src=x onerror=alert(1)>\"'&"
    path = replace(
        GROWTH,
        place=nasty,
        subject=nasty,
        indicator=nasty,
        steps=tuple(
            replace(
                one,
                reasons=(nasty,),
                quotes=tuple(replace(q, text=nasty, document=nasty) for q in one.quotes),
            )
            for one in GROWTH.steps
        ),
    )
    reconciliation = Reconciliation(entries=chain(), verdicts=(), goals=(path,))
    files = make_ledger_site(reconciliation, names=("a.html", "b.html"), language=language)  # type: ignore[arg-type]
    html = files["goals.html"].decode()
    assert "<img" not in html
    assert html.count("<script") == 2
    assert html.count("&lt;img") > 5
