"""What a file is, by its first bytes; its name is only compared afterwards."""

from __future__ import annotations

import re
from typing import Literal

from taizhang.documents.refusals import refuse

Content = Literal["txt", "html", "zip", "ole", "pdf", "rtf"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEFORE_PDF = b" \t\r\n\0\xef\xbb\xbf"
_REFUSED = (
    (b"\x89PNG\r\n", ("图片", "a picture")),
    (b"\xff\xd8\xff", ("图片", "a picture")),
    (b"GIF8", ("图片", "a picture")),
    (b"II*\0", ("图片", "a picture")),
    (b"MM\0*", ("图片", "a picture")),
    (b"Rar!\x1a\x07", ("压缩包", "an archive")),
    (b"7z\xbc\xaf\x27\x1c", ("压缩包", "an archive")),
    (b"\x1f\x8b\x08", ("压缩包", "an archive")),
    (b"\x7fELF", ("程序", "a program")),
    (b"SQLite format 3\0", ("数据库", "a database")),
    (b"PAR1", ("Parquet 文件", "a Parquet file")),
)
# A page starts with its declaration or root, after comments and white space; a text that holds tags does not.
_HTML = re.compile(
    rb"(?:\s|<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->)*<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])",
    re.I | re.S,
)
_TAG = re.compile(rb"</(?:p|div|td|span|table|body)\s*>", re.I)
_EXTENSIONS = {
    "txt": {"txt", "text", "md", ""},
    "html": {"html", "htm", "xhtml", "shtml"},
    "docx": {"docx", "docm"},
    "pdf": {"pdf"},
    "doc": {"doc", "wps", "rtf", "wpt", "dot"},
    "wps": {"wps", "doc", "wpt"},
}
READABLE = frozenset().union(*_EXTENSIONS.values()) - {""}


def sniff(data: bytes, *, name: str) -> Content:
    """What the bytes are; anything without a signature is taken as text and left to its decoder.

    Raises ``documents.unsupported`` for a known format that holds no report.
    """
    head = data[:4096]
    for signature, what in _REFUSED:
        if head.startswith(signature):
            raise refuse("documents.unsupported", name=name, detail=what)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(_OLE):
        return "ole"
    # The standard lets a PDF begin after other bytes; a text that mentions the signature is none.
    at = head[:1024].find(b"%PDF-")
    if at >= 0 and (not head[:at].strip(_BEFORE_PDF) or extension_of(name) == "pdf"):
        return "pdf"
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if _looks_like_html(data, extension=extension_of(name)):
        return "html"
    return "txt"


def extension_of(name: str) -> str:
    """The ending of a file name in lower case without its dot; empty where there is none.

    >>> extension_of("报告/A.PDF"), extension_of("a.b/报告")
    ('pdf', '')
    """
    last = re.split(r"[/\\]", name)[-1]
    return last.rpartition(".")[2].lower() if "." in last else ""


def is_expected(extension: str, format: str) -> bool:
    """Whether a file of this format may end so."""
    return extension in _EXTENSIONS[format]


def _looks_like_html(data: bytes, *, extension: str) -> bool:
    head = data[:65_536]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\0", b"")
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return True
    # A fragment saved as .html or .doc has no root, but closes its blocks.
    return extension not in _EXTENSIONS["txt"] and _TAG.search(head) is not None
