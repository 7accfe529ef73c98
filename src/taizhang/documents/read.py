"""Bytes to a document: sniff, read by format, one error for whatever goes wrong."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from taizhang.core.errors import DocumentError
from taizhang.documents.assemble import Block, assemble
from taizhang.documents.limits import Deadline, Limits
from taizhang.documents.model import Anchor, Document, Format, Table
from taizhang.documents.plain import decode, line_anchors
from taizhang.documents.refusals import refuse
from taizhang.documents.sniff import Content, extension_of, is_expected, sniff

DEFAULT_LIMITS = Limits()


def read_path(path: Path | str, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a file; ``Document.name`` is ``path`` as given.

    Raises DocumentError where it is missing, unreadable, too large, damaged or of a format that is not read.
    """
    name = str(path)
    return read_bytes(_load(Path(path), name=name, limits=limits), name=name, limits=limits)


def read_all(
    paths: Iterable[Path | str], *, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Document | DocumentError]:
    """Read each file in turn; what cannot be read comes out as its error, and the rest goes on."""
    for path in paths:
        try:
            yield read_path(path, limits=limits)
        except DocumentError as error:
            yield error


def read_bytes(data: bytes, *, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read the content of a file called ``name``, by what the bytes are and not by its ending.

    Raises DocumentError, and nothing else, for content that cannot be read.
    """
    if len(data) > limits.size:
        raise refuse("documents.too_large", name=name, detail=_megabytes(len(data)))
    if not data:
        raise refuse("documents.empty", name=name)
    deadline = Deadline(name, limits.seconds)
    try:
        reading = _READERS[sniff(data, name=name)](data, name=name, limits=limits, deadline=deadline)
    except RecursionError as error:
        raise refuse("documents.too_deep", name=name, detail="recursion") from error
    except MemoryError as error:
        raise refuse("documents.too_large", name=name, detail="memory") from error
    if not reading.text or reading.text.isspace():
        raise refuse("documents.empty", name=name)
    warnings = reading.warnings
    if not is_expected(extension_of(name), reading.format):
        warnings = (*warnings, f"extension:{reading.format}")
    return Document(
        name=name,
        format=reading.format,
        digest=hashlib.sha256(data).hexdigest(),
        text=reading.text,
        encoding=reading.encoding,
        anchors=reading.anchors,
        tables=reading.tables,
        warnings=warnings,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    format: Format
    text: str
    encoding: str | None = None
    anchors: tuple[Anchor, ...] = ()
    tables: tuple[Table, ...] = ()
    warnings: tuple[str, ...] = ()


class _Reader(Protocol):
    def __call__(self, data: bytes, *, name: str, limits: Limits, deadline: Deadline) -> _Reading: ...


def _plain(data: bytes, *, name: str, limits: Limits, deadline: Deadline) -> _Reading:
    text, encoding, warnings = decode(data, name=name)
    return _Reading(format="txt", text=text, encoding=encoding, anchors=line_anchors(text), warnings=warnings)


def _word(data: bytes, *, name: str, limits: Limits, deadline: Deadline) -> _Reading:
    from taizhang.documents.word import read_docx

    return _assembled("docx", read_docx(data, name=name, limits=limits, deadline=deadline))


def _pdf(data: bytes, *, name: str, limits: Limits, deadline: Deadline) -> _Reading:
    from taizhang.documents.pdf import read_pdf

    blocks, warnings = read_pdf(data, name=name, limits=limits, deadline=deadline)
    return _assembled("pdf", blocks, warnings=warnings)


def _html(data: bytes, *, name: str, limits: Limits, deadline: Deadline) -> _Reading:
    from taizhang.documents.html import read_html

    blocks, encoding, warnings = read_html(data, name=name, limits=limits, deadline=deadline)
    return _assembled("html", blocks, encoding=encoding, warnings=warnings)


def _ole(data: bytes, *, name: str, limits: Limits, deadline: Deadline) -> _Reading:
    from taizhang.documents.office import check_ole

    check_ole(data, name=name)
    suffix: Format = "wps" if extension_of(name) in ("wps", "wpt") else "doc"
    return _converted(data, name=name, suffix=suffix, format=suffix, limits=limits)


def _rtf(data: bytes, *, name: str, limits: Limits, deadline: Deadline) -> _Reading:
    return _converted(data, name=name, suffix="rtf", format="doc", limits=limits)


def _converted(data: bytes, *, name: str, suffix: str, format: Format, limits: Limits) -> _Reading:
    from taizhang.documents.office import to_docx
    from taizhang.documents.word import read_docx

    converted = to_docx(data, name=name, suffix=suffix, limits=limits)
    # The clock of the reader starts anew: LibreOffice has one of its own.
    blocks = read_docx(converted, name=name, limits=limits, deadline=Deadline(name, limits.seconds))
    return _assembled(format, blocks, warnings=("converted:LibreOffice",))


def _assembled(
    format: Format, blocks: Iterable[Block], *, encoding: str | None = None, warnings: tuple[str, ...] = ()
) -> _Reading:
    text, anchors, tables = assemble(blocks)
    return _Reading(
        format=format, text=text, encoding=encoding, anchors=anchors, tables=tables, warnings=warnings
    )


# The readers of foreign formats import their libraries when they are first used.
_READERS: dict[Content, _Reader] = {
    "txt": _plain,
    "html": _html,
    "zip": _word,
    "pdf": _pdf,
    "ole": _ole,
    "rtf": _rtf,
}


def _load(path: Path, *, name: str, limits: Limits) -> bytes:
    try:
        # A pipe or a device would be read for ever.
        if not path.is_file():
            code = "documents.folder" if path.exists() else "documents.missing"
            raise refuse(code if not _is_loop(path) else "documents.loop", name=name)
        size = path.stat().st_size
        if size > limits.size:
            raise refuse("documents.too_large", name=name, detail=_megabytes(size))
        return path.read_bytes()
    except OSError as error:
        raise refuse(
            "documents.unreadable", name=name, detail=error.strerror or type(error).__name__
        ) from error
    except ValueError as error:  # a NUL in the path
        raise refuse("documents.missing", name=name) from error


def _is_loop(path: Path) -> bool:
    try:
        path.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB"
