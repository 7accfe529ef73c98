"""Plain text: the encoding is found and the content comes out exactly as stored."""

import codecs

import making
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.core.errors import DocumentError
from taizhang.documents import read_bytes

CHINESE = making.plain_text()
TRADITIONAL = (
    "各位代表：現將本縣去年的工作報告提請審議。全縣生產總值３１８億元，增長百分之六，財政收入穩定。\n"
)


@pytest.mark.parametrize(
    ("data", "encoding", "why"),
    [
        (CHINESE.encode(), "utf-8", "what nearly every file is"),
        (codecs.BOM_UTF8 + CHINESE.encode(), "utf-8", "Windows Notepad writes a mark; it is not counted"),
        (CHINESE.encode("gb18030"), "gb18030", "files of old office systems"),
        (CHINESE.encode("gbk"), "gb18030", "a subset of it"),
        (codecs.BOM_UTF16_LE + CHINESE.encode("utf-16-le"), "utf-16-le", "Notepad's Unicode"),
        (codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"), "utf-16-be", "the other byte order"),
        (
            codecs.BOM_UTF32_LE + CHINESE.encode("utf-32-le"),
            "utf-32-le",
            "its mark starts like that of UTF-16",
        ),
        (CHINESE.encode("utf-16-le"), "utf-16-le", "without a mark, told by the characters"),
    ],
)
def test_encodings(data: bytes, encoding: str, why: str) -> None:
    document = read_bytes(data, name="报告.txt")
    assert (document.text, document.encoding, document.format) == (CHINESE, encoding, "txt"), why


def test_traditional_big5() -> None:
    document = read_bytes(TRADITIONAL.encode("big5"), name="a.txt")
    assert (document.text, document.encoding) == (TRADITIONAL, "big5")
    assert "guessed_encoding:big5" in document.warnings


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("增长6.5%\r\n其中：\r\n", "line ends of Windows stay"),
        ("一\r二\n三\u2028四\x0b五\x0c六", "every kind of line end stays"),
        (r"增长6.5%\r\n其中", "written-out escapes are characters like others"),
        ("总量３１８．６亿元　增长", "full-width digits and spaces keep their width"),
        ("损坏\ufffd处\ufffd\ufffd", "a replacement character that is stored is kept"),
        ("\u3000\u3000开头的空格和结尾的空行\n\n\n", "nothing is stripped"),
        ("中间的\ufeff标记", "only the first mark is left out"),
        ("𠮷县２个𣲘水镇", "characters beyond the basic plane count as one"),
        ("<p>增长6%</p>", "tags inside a text do not make it a page"),
        ("%PD 不是PDF", "nor do a few characters make it a PDF"),
    ],
)
def test_text_is_exact(text: str, why: str) -> None:
    assert read_bytes(text.encode(), name="a.txt").text == text, why
    assert read_bytes(codecs.BOM_UTF8 + text.encode(), name="a.txt").text == text, why


@pytest.mark.parametrize(
    ("data", "code", "why"),
    [
        (b"", "documents.empty", "no bytes"),
        (b" \r\n\t\n", "documents.empty", "no characters"),
        (codecs.BOM_UTF8, "documents.empty", "a mark and nothing else"),
        ("　　".encode(), "documents.empty", "full-width blanks are blanks"),
        (bytes(range(256)) * 40, "documents.binary", "every byte there is"),
        (b"\x00\x01\x02" * 100, "documents.binary", "NUL is not text"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "documents.unsupported", "a picture"),
        (b"MZ\x90\0\x03\0\0\0" + b"\0" * 400, "documents.binary", "a program"),
    ],
)
def test_what_is_not_text(data: bytes, code: str, why: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, name="a.txt")
    assert caught.value.code == code, why


def test_a_cut_file_is_read_up_to_the_cut() -> None:
    document = read_bytes(CHINESE.encode()[:-2], name="a.txt")
    assert document.text == CHINESE[:-2] + "\ufffd" or document.text.rstrip("\ufffd") == CHINESE[:-2]
    data = CHINESE.encode()
    cut = data[: len(data) // 2]
    while (cut[-1] & 0xC0) != 0x80:  # end inside a character
        cut = data[: len(cut) + 1]
    cut = cut[:-1]
    document = read_bytes(cut, name="a.txt")
    assert document.encoding == "utf-8"
    assert document.warnings == ("replaced:1",)
    assert CHINESE.startswith(document.text[:-1])


def test_digest_and_name() -> None:
    document = read_bytes("增长".encode(), name="某地/报告.txt")
    assert document.name == "某地/报告.txt"
    assert len(document.digest) == 64
    assert document.digest != read_bytes("增".encode(), name="某地/报告.txt").digest


def test_a_wrong_ending_is_told() -> None:
    assert read_bytes(CHINESE.encode(), name="a.pdf").warnings == ("extension:txt",)
    assert read_bytes(CHINESE.encode(), name="a.txt").warnings == ()


def test_lines_are_anchors() -> None:
    text = "　　第一段\r\n\r\n第二段\n"
    anchors = read_bytes(text.encode(), name="a.txt").anchors
    assert [(a.label, text[a.start : a.end]) for a in anchors] == [("p1", "第一段"), ("p2", "第二段")]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
@settings(max_examples=200)
def test_any_text_survives_utf8(text: str) -> None:
    data = ("报告：" + text).encode()
    document = read_bytes(data, name="a.txt")
    assert document.text == "报告：" + text


@given(st.text(alphabet="增长的亿元一二三，。0123456789％", min_size=8))
@settings(max_examples=100)
def test_gb18030_is_never_taken_for_big5(text: str) -> None:
    sample = "各位代表，现在我向大会作政府工作报告，请审议。" + text
    assert read_bytes(sample.encode("gb18030"), name="a.txt").text == sample
