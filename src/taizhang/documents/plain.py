"""Plain text (.txt): which encoding, and the decoded content exactly as stored."""

from __future__ import annotations

import codecs
import re

from taizhang.core.errors import DocumentError
from taizhang.documents.model import Anchor
from taizhang.documents.refusals import refuse

# UTF-32 first: its little-endian mark starts with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Characters that any Chinese page of some length uses, simplified and traditional. GB 18030 decodes nearly
# every Big5 file without an error, but into rare characters: which of the two is right shows only in the
# characters.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民"
    "得经十三之进着等部度家电力里如水化高自二理起小现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样"
    "与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品"
    "這個國來時們為於對會發動過說產種後學經進著裡電實現體機當點從業開還樣與關線數內質氣條沒結問題建無軍員黨總計萬億區縣鎮報務設應長"
    "，。、；：？！“”‘’（）《》％０１２３４５６７８９　"
)
_SAMPLE = 65_536
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
# More than one control character in a hundred bytes is not text; a stray NUL may be damage, more are UTF-16.
_MOST_NULS = 0.0005
_MOST_CONTROLS = 0.01
# Damage of up to one place in two hundred characters is read around, more is another encoding or no text.
_MOST_REPLACED = 0.005
_LINE = re.compile(r"\S[^\r\n]*")


def decode(data: bytes, *, name: str) -> tuple[str, str, tuple[str, ...]]:
    """The text of ``data``, its encoding and the warnings; nothing but a byte-order mark is left out.

    Line ends, full-width digits, U+3000 and U+FFFD stay where they are. Tried in turn: byte-order mark,
    UTF-8, then GB 18030 against Big5 by the characters used. Raises ``documents.binary`` where none of them
    gives text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding, name=name)
    if _is_binary(data):
        return _unmarked_utf16(data, name=name)
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        return _undeclared(data, name=name)


def common_share(text: str) -> float:
    """The share of non-ASCII characters of ``text`` that are everyday Chinese, 0 where there are none."""
    foreign = [c for c in text if c > "\x7f"]
    return sum(c in _COMMON for c in foreign) / len(foreign) if foreign else 0.0


def line_anchors(text: str) -> tuple[Anchor, ...]:
    """One paragraph anchor (段落) for every line that is not blank, labelled with its number from 1."""
    return tuple(
        Anchor(start=found.start(), end=found.end(), kind="paragraph", label=f"p{number}")
        for number, found in enumerate(_LINE.finditer(text), start=1)
    )


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    if data.count(0) > _MOST_NULS * len(data):
        return True
    return len(sample) - len(sample.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(sample)


def _lenient(data: bytes, encoding: str, *, name: str) -> tuple[str, str, tuple[str, ...]]:
    """Decode with U+FFFD for what is damaged; refuse where that is more than a little."""
    try:
        return data.decode(encoding), encoding, ()
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
    replaced = text.count("\ufffd")
    if replaced > max(1, _MOST_REPLACED * len(text)):
        raise refuse("documents.binary", name=name)
    return text, encoding, (f"replaced:{replaced}",)


def _undeclared(data: bytes, *, name: str) -> tuple[str, str, tuple[str, ...]]:
    """Bytes without a mark that are not sound UTF-8: the reading with the most everyday characters wins."""
    readings: list[tuple[float, str, tuple[str, str, tuple[str, ...]]]] = []
    for encoding in ("utf-8", "gb18030", "big5hkscs"):
        try:
            reading = _lenient(data, encoding, name=name)
        except DocumentError:
            continue
        readings.append((common_share(reading[0][:_SAMPLE]), encoding, reading))
    # A share of everyday characters under one in eight is what noise gives.
    best = max(readings, default=None, key=lambda entry: entry[0])
    if best is None or best[0] < 0.125:
        raise refuse("documents.binary", name=name)
    text, encoding, warnings = best[2]
    encoding = "big5" if encoding == "big5hkscs" else encoding
    return text, encoding, (*warnings, f"guessed_encoding:{encoding}") if encoding != "utf-8" else warnings


def _unmarked_utf16(data: bytes, *, name: str) -> tuple[str, str, tuple[str, ...]]:
    """UTF-16 saved without its mark: accepted only where it gives everyday Chinese."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and common_share(text[:_SAMPLE]) > 0.25:
            return text, encoding, (f"guessed_encoding:{encoding}",)
    raise refuse("documents.binary", name=name)
