import re
from dataclasses import replace
from html import unescape

import pytest
from sample_chain import FIRST, SECOND, chain, make_reconciliation, verdict

from taizhang.views.reconciliation import OUTCOMES, SIGNS, Reconciliation, in_order, tally
from taizhang.views.site.cards import verdict_card
from taizhang.views.site.html import asset
from taizhang.views.site.reconciliation_page import make_reconciliation_page
from taizhang.views.sources import Citation, Sources
from taizhang.views.wording import wording

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&\x00"


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", html))


def cards(html: str) -> list[str]:
    return re.findall(
        r'<li id="[vf]\d+" class="card".*?(?=<li id="[vf]\d+" class="card"|</ol>\s*<)', html, re.S
    )


@pytest.fixture(scope="module")
def html() -> str:
    return make_reconciliation_page(make_reconciliation(), language="zh").decode()


def test_both_sentences_stand_on_a_card_with_the_figure_marked(html: str) -> None:
    card = next(card for card in cards(html) if "基本完成" in card)
    assert '生产总值增长<mark class="target">6%</mark>左右' in card
    assert '全区生产总值增长<mark class="actual">5.7%</mark>' in card
    assert "−0.3" in card
    assert "个百分点" in card
    assert "5.7% 比 6%左右 低0.3个百分点。" in card


def test_a_verdict_is_a_word_and_a_shape(html: str) -> None:
    for outcome in ("nearly", "met", "not_reported", "pending"):
        assert re.search(
            rf'class="verdict {outcome}"><i aria-hidden="true">{re.escape(SIGNS[outcome])}</i> '  # type: ignore[index]
            rf'<span data-w="verdict.{outcome}">',
            html,
        )
    assert len(set(SIGNS.values())) == len(OUTCOMES), "no two verdicts share a shape"


def test_what_is_missing_is_said_in_words(html: str) -> None:
    assert "查过后一年的报告，没有再提。" in text_of(html)
    assert "后一年的报告不在这些文件里" in text_of(html)


def test_estimates_are_marked_provisional_and_candidates_explained(html: str) -> None:
    card = next(card for card in cards(html) if 'data-verdict="met"' in card)
    assert "暂定" in card
    assert '<mark class="estimate">3100个</mark>' in card
    assert "是一个街道的数。" in card


def test_filters_offer_what_occurs(html: str) -> None:
    assert re.findall(r'<select name="(\w+)"', html) == ["year", "indicator", "verdict", "topic"], "one place"
    verdicts = re.search(r'<select name="verdict".*?</select>', html, re.S)
    assert verdicts
    assert re.findall(r'<option value="(\w+)"', verdicts[0]) == ["met", "nearly", "not_reported", "pending"]
    topics = re.search(r'<select name="topic".*?</select>', html, re.S)
    assert topics
    assert re.findall(r">([^<]+)</option>", topics[0]) == ["全部发现", "未再提及", "表述减弱", "数据不一致"]


def test_a_page_by_itself_links_nowhere(html: str) -> None:
    assert not re.search(r"https?://|@import|url\(|<link|<img|<iframe|\sstyle=|\son\w+=", html)
    assert re.findall(r'href="([^"]+)"', html) == ["#cards"], "only the skip link"


def test_hostile_text_stays_text() -> None:
    plain = make_reconciliation()
    nasty = Reconciliation(
        entries=plain.entries,
        verdicts=tuple(
            replace(item, place=HOSTILE, subject=HOSTILE, year=HOSTILE, reasons=(HOSTILE,))
            for item in plain.verdicts
        ),
        findings=tuple(replace(item, subject=HOSTILE, reasons=(HOSTILE,)) for item in plain.findings),
    )
    html = make_reconciliation_page(nasty, language="zh").decode()
    assert html.count("<script") == 2, "words and code, nothing else"
    assert "<img" not in html
    assert "\x00" not in html


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_of_the_page_is_known(language: str) -> None:
    html = make_reconciliation_page(make_reconciliation(), language=language).decode()  # type: ignore[arg-type]
    keys = set(re.findall(r'data-w(?:-label|-placeholder)?="([^"]+)"', html))
    assert keys <= set(wording("zh"))
    assert set(re.findall(r'say\("([^"]+)"', asset("cards.js"))) <= set(wording("en"))
    assert "$" not in html[: html.index("<style")]


def test_no_verdict_at_all_says_what_to_do() -> None:
    html = make_reconciliation_page(Reconciliation(entries=(), verdicts=()), language="zh").decode()
    assert "至少要有一份含计划部分的报告" in text_of(html)


def test_addresses_lead_to_the_record_on_the_documents_page() -> None:
    first, second = chain()
    sources = Sources((first, second), links={FIRST: "a.html"})
    growth, hall = first.statements[2], first.tasks[0]
    assert sources.address(Citation(document=FIRST, start=growth.start, end=growth.end)) == "a.html#s2"
    assert sources.address(Citation(document=FIRST, start=hall.start, end=hall.end)) == "a.html#t0"
    inside = Citation(document=FIRST, start=hall.start, end=hall.start + 1)
    assert sources.address(inside) == "a.html#t0", "the record that holds the span"
    assert sources.address(Citation(document=FIRST, start=0, end=1)) == "a.html", "no record there"
    told = second.statements[0]
    assert sources.address(Citation(document=SECOND, start=told.start, end=told.end)) is None, "no page"


def test_the_mark_is_the_link_where_there_are_pages() -> None:
    first, second = chain()
    item = verdict(first.statements[2], second.statements[0], "nearly")
    sources = Sources((first, second), links={FIRST: "a%20b.html", SECOND: "c.html"})
    html = verdict_card("v0", item, sources, language="zh").html
    assert '<a class="cited" href="a%20b.html#s2"><mark class="target">6%</mark></a>' in html
    assert '<a class="cited" href="c.html#s0"><mark class="actual">5.7%</mark></a>' in html


def test_long_sentences_are_cut_around_the_figure() -> None:
    first, _ = chain()
    text = "长" * 500 + "6%" + "短" * 500 + "。"
    long = replace(
        first,
        text=text,
        sentences=(replace(first.sentences[0], start=0, end=len(text)),),
        statements=(),
    )
    found = Sources((long,)).quotation(Citation(document=FIRST, start=500, end=502))
    assert found is not None
    assert found.before == "…" + "长" * 120
    assert found.cited == "6%"
    assert found.after == "短" * 120 + "…"


def test_a_span_outside_every_sentence_is_quoted_alone() -> None:
    first, _ = chain()
    bare = replace(first, sentences=())
    found = Sources((bare,)).quotation(Citation(document=FIRST, start=3, end=6))
    assert found is not None
    assert (found.before, found.cited, found.after) == ("", first.text[3:6], "")


def test_order_is_place_then_latest_year_then_the_text_and_pending_last() -> None:
    ordered = in_order(make_reconciliation().verdicts)
    assert [item.year for item in ordered] == ["2024", "2024", "2024", "2025"]
    assert ordered[-1].verdict == "pending", "nothing to read there yet"
    starts = [item.target.start for item in ordered[:-1]]
    assert starts == sorted(starts)


def test_a_tally_keeps_its_denominators() -> None:
    counted = tally(make_reconciliation().verdicts)
    assert (counted.total, counted.judged, counted.hit, counted.provisional) == (4, 2, 1, 1)
    assert set(counted.counts) == set(OUTCOMES), "what does not occur is 0, not absent"


def test_reasons_are_told_in_the_language_of_the_page_with_the_other_at_hand() -> None:
    plain = make_reconciliation()
    told = replace(plain.verdicts[0], reasons=("结果为预计数，暂定", "此句不在表中"))
    found = replace(plain, verdicts=(told, *plain.verdicts[1:]))
    english = make_reconciliation_page(found, language="en").decode()
    assert (
        '<li><span data-other="结果为预计数，暂定">The result is an estimate; provisional</span></li>'
        in english
    )
    assert '<li><span lang="zh-CN">此句不在表中</span></li>' in english
    chinese = make_reconciliation_page(found, language="zh").decode()
    assert '<span data-other="The result is an estimate; provisional">结果为预计数，暂定</span>' in chinese
