"""The encoding of a web page: its mark, its declaration, else the characters used."""

from __future__ import annotations

import re

from taizhang.core.errors import DocumentError
from taizhang.documents.plain import decode

_DECLARED = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{1,40})", re.I)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_\-]{1,40})[\"']", re.I)
# Pages that say gb2312 use the characters of its successors.
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "big5": "big5hkscs",
    "utf8": "utf-8",
}
_HEAD = 4096


def decode_page(data: bytes, *, name: str) -> tuple[str, str, tuple[str, ...]]:
    """The characters of a page, the encoding and the warnings.

    A declaration that does not fit the bytes is not believed: some servers convert pages and leave it as it
    was.
    """
    marked = data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    found = None if marked else _DECLARED.search(data[:_HEAD]) or _XML.match(data)
    if found is not None:
        declared = found.group(1).decode("ascii").lower()
        try:
            return data.decode(_WIDER.get(declared, declared)), _WIDER.get(declared, declared), ()
        except (UnicodeDecodeError, LookupError):
            pass
    try:
        return decode(data, name=name)
    except DocumentError:
        # A page may be English, or damaged; unlike a text it is known to be one by its tags.
        return data.decode("utf-8", errors="replace"), "utf-8", ("replaced:1",)
