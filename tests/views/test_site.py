import base64
import hashlib
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_report import make_report

from taizhang.core.commitment import ProjectMention
from taizhang.structure.model import Outline, Section, Sentence
from taizhang.views.report import Report
from taizhang.views.site import make_site
from taizhang.views.site.blocks import blocks
from taizhang.views.site.html import asset
from taizhang.views.site.marks import Marks
from taizhang.views.wording import wording

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&\x00"


class Elements(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def ids(self) -> list[str]:
        return [str(attributes["id"]) for _, attributes in self.found if "id" in attributes]


def page(report: Report) -> str:
    return make_site([report], names=["a.html"], language="zh")["a.html"].decode()


def visible(html: str) -> str:
    return "".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def test_nothing_is_fetched_from_anywhere(report: Report) -> None:
    for name, content in make_site([report], names=["a.html"], language="zh").items():
        html = content.decode()
        assert not re.search(r"https?://|//[a-z]+\.|@import|url\(", html), name
        for tag, attributes in Elements(html).found:
            assert tag not in ("link", "iframe", "object", "embed", "img"), name
            assert "src" not in attributes, name
            assert "style" not in attributes, "the content security policy forbids it"
            assert not [key for key in attributes if key.startswith("on")], name


def test_policy_names_the_hashes_of_style_and_script(report: Report) -> None:
    html = page(report)
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1])  # type: ignore[index]
    for tag in ("style", "script"):
        content = re.findall(rf"<{tag}>(.*?)</{tag}>", html, flags=re.DOTALL)
        assert len(content) == 1
        digest = base64.b64encode(hashlib.sha256(content[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")


def test_each_record_is_marked_once_and_listed_once(report: Report) -> None:
    elements = Elements(page(report))
    ids = elements.ids()
    assert len(ids) == len(set(ids))
    wanted = ["s0", "s1", "s2", "s3", "s4", "t0", "t1", "t2", "p0", "p1", "q0", "g0", "h0", "h1"]
    assert set(wanted) <= set(ids)
    rows = [
        attributes["data-id"] for tag, attributes in elements.found if tag == "li" and "data-id" in attributes
    ]
    assert sorted(rows) == sorted(name for name in wanted if name[0] != "h")
    links = {str(attributes.get("href")) for tag, attributes in elements.found if tag == "a"}
    assert {f"#{name}" for name in wanted} <= links


def test_status_is_told_by_word_and_shape_not_by_colour_alone(report: Report) -> None:
    html = page(report)
    assert 'class="target short" data-kind="增速"' in html
    assert 'data-label="目标"' in html
    assert "◎" in html
    for line in ("dashed", "double", "solid"):
        assert f"px {line} var(--" in asset("site.css")


def test_text_is_whole(report: Report) -> None:
    html = page(report)
    text = html[html.index("<main") : html.index("</main>")]
    body = text[text.index("</p>") + 4 : text.rindex('<p class="made"')]
    assert visible(body) == "".join(report.document.text.split())


def test_markup_in_the_text_stays_text(report: Report) -> None:
    html = page(report)
    assert "&lt;b&gt;&amp;" in html
    assert "<b>&" not in html
    assert "<i>一条路" not in html


def test_hostile_text_cannot_break_out(report: Report) -> None:
    text = f"一、{HOSTILE}\n{HOSTILE}"
    nasty = replace(
        report,
        document=replace(report.document, text=text, name=f"{HOSTILE}.txt", tables=()),
        outline=Outline(
            document=HOSTILE,
            place=HOSTILE,
            code=None,
            kind="other",
            review_period=(HOSTILE,),
            plan_period=(HOSTILE,),
            roles=(),
            sections=(Section(title=HOSTILE, level=1, start=0, body=3, end=len(text), path=(HOSTILE,)),),
            sentences=(Sentence(start=3, end=len(text), paragraph=0),),
        ),
        statements=tuple(
            replace(
                item,
                start=3,
                end=9,
                text=HOSTILE,
                subject=HOSTILE,
                period=HOSTILE,
                scope=HOSTILE,
                basis=HOSTILE,
            )
            for item in report.statements
        ),
        tasks=tuple(
            replace(task, start=3, end=6, text=HOSTILE, why_not=HOSTILE, number=HOSTILE)
            for task in report.tasks
        ),
    )
    for content in make_site([nasty], names=["a.html"], language="zh").values():
        html = content.decode()
        tags = [tag for tag, _ in Elements(html).found]
        assert tags.count("script") == 2, "words and code, nothing else"
        assert "img" not in tags
        assert "\x00" not in html
        assert re.search(r"<script>(.*?)</script>", html, flags=re.DOTALL)[1].count("alert") == 0  # type: ignore[index]


def test_index_links_every_page_and_figure(report: Report) -> None:
    files = make_site([report, report], names=["云 溪.html", "b.html"], language="en")
    index = files["index.html"].decode()
    assert set(files) == {"index.html", "云 溪.html", "b.html"}
    assert 'href="%E4%BA%91%20%E6%BA%AA.html"' in index
    assert "plan report" in index


def test_pages_of_both_languages_carry_both(report: Report) -> None:
    for language, other in (("zh", "en"), ("en", "zh")):
        html = make_site([report], names=["a.html"], language=language)["a.html"].decode()  # type: ignore[arg-type]
        assert f'"{other}": {{' in html
        keys = set(re.findall(r'data-w(?:-label|-placeholder)?="([^"]+)"', html))
        assert keys <= set(wording("zh"))
        assert "$" not in html[: html.index("<script")].replace("$style", ""), "every place is filled in"


@pytest.mark.parametrize("script", ["page.js", "index.js"])
def test_scripts_say_only_what_has_wording(script: str) -> None:
    assert set(re.findall(r'say\("([^"]+)"', asset(script))) <= set(wording("en"))


def test_blocks_come_in_order_and_leave_only_blanks_out(report: Report) -> None:
    found = blocks(report)
    text = report.document.text
    at = 0
    for block in found:
        assert at <= block.start < block.end
        assert not text[at : block.start].strip()
        at = block.end
    assert not text[at:].strip()
    assert [block.kind for block in found] == [
        "paragraph",
        "heading",
        "paragraph",
        "table",
        "heading",
        "paragraph",
    ]


spans = st.tuples(st.integers(0, 30), st.integers(1, 12))


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="甲乙 \n<&a1。", min_size=30, max_size=40), data=st.lists(spans, max_size=6))
def test_marks_may_cross_and_lose_nothing(text: str, data: list[tuple[int, int]]) -> None:
    report = make_report()
    projects = tuple(
        ProjectMention(start=at, end=min(len(text), at + size), name="x", stage="start", status="actual")
        for at, size in sorted(data)
        if at < len(text)
    )
    document = replace(report.document, text=text)
    report = replace(
        report, document=document, projects=projects, statements=(), tasks=(), problems=(), terms=()
    )
    html = Marks(report, language="zh").html(0, len(text))
    assert visible(html) == "".join(text.split())
    ids = Elements(html).ids()
    assert len(ids) == len(set(ids))
    assert set(ids) >= {f"p{n}" for n, item in enumerate(projects) if item.end > item.start}
