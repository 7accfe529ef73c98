import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape
from urllib.parse import unquote

import pytest
from sample_chain import FIRST, SECOND, chain, make_reconciliation
from test_goals_page import GROWTH

from taizhang.reconcile.comparison import observations
from taizhang.reconcile.projects import project_timelines
from taizhang.views.gathering import gather
from taizhang.views.reconciliation import Reconciliation, year_of
from taizhang.views.site import ledger_site
from taizhang.views.site.html import asset
from taizhang.views.site.ledger_site import make_ledger_site, report_of_entry
from taizhang.views.site.navigation import PAGES
from taizhang.views.wording import wording

NAMES = ("云 溪-2024.html", "b.html")


def full() -> Reconciliation:
    plain = make_reconciliation()
    return replace(
        plain,
        timelines=project_timelines(plain.entries),
        observations=observations(plain.entries),
        goals=(GROWTH,),
    )


def built(reconciliation: Reconciliation, language: str = "zh") -> Mapping[str, str]:
    files = make_ledger_site(
        reconciliation,
        names=NAMES[: len(reconciliation.entries)],
        language=language,  # type: ignore[arg-type]
    )
    return {name: content.decode() for name, content in files.items()}


@pytest.fixture(scope="module")
def site() -> Mapping[str, str]:
    return built(full())


def broken_links(site: Mapping[str, str]) -> list[tuple[str, str]]:
    found = []
    for name, html in site.items():
        body = html[: html.index('<script type="application/json"')]
        for address in map(unescape, re.findall(r'href="([^"]+)"', body)):
            file, _, fragment = address.partition("#")
            target = site.get(unquote(file) or name)
            if target is None or (fragment and fragment[0] != "?" and f'id="{fragment}"' not in target):
                found.append((name, address))
    return found


def test_all_pages_are_there_and_every_link_arrives(site: Mapping[str, str]) -> None:
    assert set(site) == {*NAMES, *PAGES.values()}
    assert broken_links(site) == []


def test_figures_lead_to_their_records(site: Mapping[str, str]) -> None:
    assert 'href="%E4%BA%91%20%E6%BA%AA-2024.html#s2"' in site["reconciliation.html"], "the growth target"
    assert 'href="b.html#s0"' in site["reconciliation.html"], "its result"
    assert 'href="%E4%BA%91%20%E6%BA%AA-2024.html#t0"' in site["findings.html"], "the task"
    assert 'href="b.html#p0"' in site["projects.html"], "the project"
    assert 'href="b.html#s0"' in site["comparison.html"]
    assert 'href="b.html#s3"' in site["goals.html"], "the plan of a later year"
    assert 'href="b.html#s3"' in site["ambition.html"], "a target"


def test_nothing_is_fetched_from_anywhere(site: Mapping[str, str]) -> None:
    for name, html in site.items():
        assert not re.search(r"https?://|@import|url\(|<link|<img|<iframe|\sstyle=|\son\w+=", html), name


def test_every_page_says_where_it_is(site: Mapping[str, str]) -> None:
    for key, address in PAGES.items():
        current = re.findall(r'<a href="([^"]+)" ?aria-current="?page"?>', site[address])
        assert current == [address], key


def test_the_overview_counts_with_denominators(site: Mapping[str, str]) -> None:
    overview = site["overview.html"]
    text = " ".join(unescape(re.sub(r"<[^>]*>", " ", overview[: overview.index("<script")])).split())
    assert "全部目标 4" in text
    assert "有可比结果 2" in text
    assert "其中完成或超额 1 (50%)" in text
    assert "1/2 (50%)" in text
    assert 'href="reconciliation.html#?place=%E6%BE%9C' in overview, "counts lead to what they count"


def test_stages_stand_under_their_years(site: Mapping[str, str]) -> None:
    page = site["projects.html"]
    assert re.findall(r'<th scope="col">(\d+)</th>', page) == ["2024", "2025"]
    row = re.search(r"<tr id=.*?</tr>", page, re.S)
    assert row
    assert "云溪体育馆" in row[0]
    assert [re.findall(r'data-w="stage\.(\w+)"', cell) for cell in row[0].split("<td>")[1:]] == [
        ["completed"],
        ["construction"],
    ]


def test_a_chart_has_its_figures_beside_it() -> None:
    first, second = chain()
    third = replace(
        second,
        id="c" * 16,
        name="云溪-2026.txt",
        review_period=("2025",),
        plan_period=("2026",),
        statements=tuple(
            replace(item, document="云溪-2026.txt", period=str(int(item.period) + 1))
            for item in second.statements
        ),
    )
    entries = (first, second, third)
    reconciliation = Reconciliation(entries=entries, verdicts=(), observations=observations(entries))
    files = make_ledger_site(reconciliation, names=("a.html", "b.html", "c.html"), language="zh")
    html = files["comparison.html"].decode()
    section = re.search(r'<section class="compared".*?</section>', html, re.S)
    assert section
    drawn = {re.split(r"\s", words)[-1] for words in re.findall(r"<title>([^<]+)</title>", section[0])}
    tabled = set(re.findall(r'<span class="number">([^<]+)</span>', section[0]))
    assert drawn == tabled
    assert "6.1%" in drawn


def test_many_places_all_stand_in_the_table() -> None:
    first, _ = chain()
    entries = tuple(
        replace(first, id=f"{at:016}", name=f"{at}.txt", place=f"澜州市甲{at}区") for at in range(12)
    )
    reconciliation = Reconciliation(entries=entries, verdicts=(), observations=observations(entries))
    names = [f"{at}.html" for at in range(12)]
    html = make_ledger_site(reconciliation, names=names, language="zh")["comparison.html"].decode()
    section = re.search(r'<section class="compared".*?</section>', html, re.S)
    assert section
    assert section[0].count("<svg") == 8
    assert len(re.findall(r'<th scope="col">澜州市甲\d+区', section[0])) == 12
    assert "其余见表" in section[0]


def test_long_lists_are_cut_between_places_and_years(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_site, "MOST_ON_A_PAGE", 2)
    plain = full()
    other = [replace(item, place="澜州市白石县") for item in plain.verdicts]
    site = built(replace(plain, verdicts=(*plain.verdicts, *other)))
    parts = [name for name in site if name.startswith("reconciliation")]
    assert len(parts) == 4, "2024 and 2025 of either place"
    assert sum(site[name].count("data-item") - site[name].count("[data-item]") for name in parts) == 8
    assert broken_links(site) == []
    links = re.findall(r'href="(reconciliation[^"#]*)#\?place=([^&"]+)', site["overview.html"])
    for file, place in links:
        assert f'data-place="{unquote(place)}"' in site[file], "a count leads to the page that has its place"


def test_names_of_parts_do_not_take_those_of_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_site, "MOST_ON_A_PAGE", 1)
    plain = full()
    names = ("reconciliation-2.html", "b.html")
    files = make_ledger_site(plain, names=names, language="zh")
    assert b'id="text"' in files["reconciliation-2.html"], "still the document"
    assert "reconciliation-3.html" in files


def test_hostile_names_stay_text() -> None:
    nasty = "</script><img src=x onerror=alert(1)>\"'&"
    plain = full()
    reconciliation = replace(
        plain,
        verdicts=tuple(replace(item, place=nasty, subject=nasty) for item in plain.verdicts),
        timelines=tuple(
            replace(item, name=nasty, place=nasty, names=(nasty, "b")) for item in plain.timelines
        ),
        goals=tuple(replace(item, place=nasty, subject=nasty) for item in plain.goals),
        observations=tuple(replace(item, place=nasty) for item in plain.observations),
    )
    for name, html in built(reconciliation).items():
        assert "<img" not in html, name
        assert html.count("<script") == 2, name


def test_an_empty_ledger_gives_pages_that_say_so() -> None:
    site = built(Reconciliation(entries=(), verdicts=()))
    assert set(site) == set(PAGES.values())
    assert broken_links(site) == []
    for name in set(PAGES.values()) - {PAGES["documents"]}:
        assert 'class="empty"' in site[name], name


def test_every_word_of_every_page_is_known_in_both_languages() -> None:
    for language in ("zh", "en"):
        for name, html in built(full(), language).items():
            keys = set(re.findall(r'data-w(?:-label|-placeholder)?="([^"]+)"', html))
            carried = html[html.index('<script type="application/json"') :]
            for key in keys:
                assert key in wording("zh"), (name, key)
                assert f'"{key}"' in carried, (name, key, "the page cannot change its language")
            assert "$" not in html[: html.index("<style")], name
    assert "say(" not in asset("plain.js")


def test_the_page_of_an_entry_shows_its_whole_text() -> None:
    first, _ = chain()
    report = report_of_entry(first)
    assert report.document.text == first.text
    assert report.tasks == first.tasks


@pytest.mark.parametrize(
    ("period", "year"),
    [("2024", "2024"), ("2024-06", "2024"), ("2024-01/2024-06", "2024"), ("2021/2025", "2021/2025")],
)
def test_parts_of_a_year_stand_under_it(period: str, year: str) -> None:
    assert year_of(period) == year


def test_gathering_orders_findings_and_keeps_one_verdict_a_target() -> None:
    plain = make_reconciliation()
    gathered = gather(plain.entries, (*plain.verdicts, *plain.verdicts))
    assert len(gathered.verdicts) == len(plain.verdicts)
    assert {finding.first.document for finding in gathered.findings} <= {FIRST, SECOND}
    places = [finding.place for finding in gathered.findings]
    assert places == sorted(places)
    assert gathered.timelines
    assert gathered.observations
