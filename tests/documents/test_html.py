"""Web pages: the article with its tables, without what stands around it."""

import making
import pytest

from taizhang.core.errors import DocumentError
from taizhang.documents import Document, Limits, read_bytes

LINES = [making.TITLE, *making.PARAGRAPHS, *("\t".join(row) for row in making.TABLE)]
LONG = "全县上下围绕年度目标抓落实，主要指标好于预期，重点工程按期推进，群众办事更加方便。"


def read(body: str) -> Document:
    return read_bytes(making.html(body=body), name="a.html")


def lines(body: str) -> list[str]:
    found = read(body).text.split("\n")[:-1]
    return found[1:] if found[0] == making.TITLE else found


def test_the_article_and_nothing_around_it() -> None:
    document = read_bytes(making.html(), name="a.html")
    assert document.text.split("\n")[:-1] == LINES
    assert document.text.count(making.TITLE) == 1
    assert [cell.row for cell in document.tables[0].cells[::4]] == [0, 1, 2, 3]


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gbk", "gb18030", "utf-16"])
def test_encodings(encoding: str) -> None:
    data = making.html(encoding="gbk" if encoding == "gb2312" else encoding)
    data = data.replace(b"'gbk'", b"'gb2312'") if encoding == "gb2312" else data
    assert read_bytes(data, name="a.html").text.split("\n")[:-1] == LINES


def test_a_declaration_that_is_wrong_is_not_believed() -> None:
    data = making.html().replace(b"charset='utf-8'", b"charset='gb2312'")
    assert read_bytes(data, name="a.html").text.split("\n")[:-1] == LINES
    data = making.html().replace(b"charset='utf-8'", b"charset='klingon'")
    assert read_bytes(data, name="a.html").text.split("\n")[:-1] == LINES


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        (f"<p>{LONG}</p><p>二</p>", [LONG, "二"], "paragraphs"),
        (f"{LONG}<br>二<br/><br>三", [LONG, "二", "三"], "line breaks"),
        (f"<p>{LONG}增长<b>6.</b><span>5</span>%</p>", [LONG + "增长6.5%"], "inline elements split figures"),
        (f"<p>{LONG}增\n长\n  6%</p>", [LONG + "增长 6%"], "a line end between Chinese is nothing"),
        (f"<p>&emsp;&nbsp;{LONG}　</p>", [LONG], "indents by blanks of every kind"),
        (f"<p>{LONG}</p><!-- 66 --><script>77</script><p>二</p>", [LONG, "二"], "comments and scripts"),
        (f"<p>{LONG}</p><p style='display: none'>88</p>", [LONG], "hidden by style"),
        (
            f"<p>{LONG}</p><ol start='3'><li>三</li><li>四</li></ol>",
            [LONG, "3. 三", "4. 四"],
            "numbered list",
        ),
        (
            f"<p>{LONG}</p><ol><li>一</li><li value='7'>七</li><li>八</li></ol>",
            [LONG, "1. 一", "7. 七", "8. 八"],
            "values",
        ),
        (f"<p>{LONG}</p><ul><li>甲</li></ul>", [LONG, "甲"], "plain list"),
        (f"<pre>{LONG}\n二\n</pre>", [LONG, "二"], "preformatted lines"),
        (f"<p>{LONG}<a href='x'>增长9%</a>以上</p>", [LONG + "增长9%以上"], "a link in a sentence is text"),
        (f"<p>{LONG}</p><div class='share'>分享 5</div>", [LONG], "a share bar inside the article"),
        (f"<p>{LONG}x &lt; 5 &amp; y &gt; 6</p>", [LONG + "x < 5 & y > 6"], "references"),
        (f"<div class='hot'><p>{LONG}</p></div>", [LONG], "a class name alone drops no article"),
        (f"<table><tr><td><p>{LONG}</p><p>二</p></td></tr></table>", [LONG, "二"], "a table for layout"),
        (f"<p>{LONG}</p><font>二</font><p>三", [LONG, "二", "三"], "open and foreign elements"),
    ],
)
def test_flow(body: str, expected: list[str], why: str) -> None:
    assert lines(body) == expected, why


def test_spans_keep_columns_in_place() -> None:
    table = (
        "<table><tr><th rowspan=2>指标</th><th colspan=2>目标</th></tr><tr><td>2030</td><td>2031</td></tr>"
        "<tr><td>增速</td><td><p>6</p><p>%</p></td><td rowspan=99>7</td></tr></table>"
    )
    document = read(f"<p>{LONG}</p>{table}")
    assert document.text.endswith("指标\t目标\t\n\t2030\t2031\n增速\t6 %\t7\n")
    shapes = [(c.row, c.column, c.rows, c.columns) for c in document.tables[0].cells]
    assert shapes == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
        (2, 0, 1, 1),
        (2, 1, 1, 1),
        (2, 2, 1, 1),
    ]


def test_titles() -> None:
    without = making.html().replace(b"<h1>", b"<i>").replace(b"</h1>", b"</i>")
    assert read_bytes(without, name="a.html").text.startswith(making.TITLE)
    named = making.html(around=False).replace(
        b"<head>", "<head><meta name='ArticleTitle' content='清岚县2031年计划报告'>".encode()
    )
    assert read_bytes(named.replace(b"h1>", b"i>"), name="a.html").text.startswith("清岚县2031年计划报告\n")


def test_a_page_saved_under_another_name() -> None:
    for name, warned in (("a.doc", True), ("a.txt", True), ("a.shtml", False)):
        document = read_bytes(making.html(), name=name)
        assert document.format == "html"
        assert ("extension:html" in document.warnings) is warned


@pytest.mark.parametrize(
    ("data", "code", "why"),
    [
        (b"<html><body></body></html>", "documents.empty", "nothing in it"),
        (b"<html><body><script>var a = 1;</script></body></html>", "documents.empty", "only a script"),
        (
            b"<!DOCTYPE html [<!ENTITY a 'b'>]><html><body>&a;</body></html>",
            "documents.unsafe",
            "declares entities",
        ),
        (b"<html><body>" + b"<div>" * 5000 + b"x" + b"</div>" * 5000, "documents.too_deep", "nesting"),
        (b"<html><body>" + b"<font>" * 100_000, "documents.too_deep", "nesting without end"),
        (b"<html>" + b"<p>" * 1_100_000, "documents.too_large", "too many elements"),
    ],
)
def test_bad_pages(data: bytes, code: str, why: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, name="a.html")
    assert caught.value.code == code, why


def test_absurd_spans_do_not_blow_up() -> None:
    row = "<tr>" + "<td rowspan=60000 colspan=60000>1</td>" * 100 + "</tr>"
    document = read(f"<p>{LONG}</p><table>{row * 60}</table>")
    assert document.text.count("1") == 6000
    assert len(document.text) < 100_000


def test_time_is_limited() -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(making.html(), name="a.html", limits=Limits(seconds=-1))
    assert caught.value.code == "documents.too_slow"
