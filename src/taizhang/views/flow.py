"""Text as it flows on a page, where the file breaks lines inside a sentence."""

from __future__ import annotations

import re

_BREAK = re.compile(r"[ \t\u3000]*[\r\n]+[ \t\u3000]*")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def flowing(text: str) -> str:
    """``text`` on one line: breaks and the blanks around them taken out, one blank kept between Latin words.

    For reading only: its characters no longer stand at the offsets of the document.
    """

    def joined(match: re.Match[str]) -> str:
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        return " " if before.isascii() and before.isalnum() and after.isascii() and after.isalnum() else ""

    return _UNPRINTABLE.sub("", _BREAK.sub(joined, text)).strip()
