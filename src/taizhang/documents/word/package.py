"""The parts of a .docx file and how they are put together."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from taizhang.documents.archive import Archive
from taizhang.documents.assemble import Block, Note
from taizhang.documents.limits import Deadline, Limits
from taizhang.documents.refusals import refuse
from taizhang.documents.word.body import Body
from taizhang.documents.word.markup import attribute, local
from taizhang.documents.word.numbering import Numbering

# What else is a zip file, by a part that only it has.
_OTHERS = (
    ("OFD.xml", ("OFD 版式文件", "an OFD file")),
    ("xl/workbook.xml", ("表格文件", "a spreadsheet")),
    ("ppt/presentation.xml", ("演示文稿", "a presentation")),
    ("mimetype", ("ODF 或 EPUB 文件", "an ODF or EPUB file")),
)
_MAIN = "word/document.xml"


def read_docx(data: bytes, *, name: str, limits: Limits, deadline: Deadline) -> list[Block]:
    """Paragraphs, tables and text boxes of the body in order, then the footnotes and endnotes it refers to.

    Headers, footers, comments, hidden text and tracked deletions are left out; numbers that Word generates
    are written out. Raises DocumentError for a damaged, encrypted or hostile file and for a zip file that
    is no Word document.
    """
    archive = Archive(data, name=name, limits=limits, deadline=deadline)
    main = _main_part(archive)
    if main is None:
        raise refuse("documents.unsupported", name=name, detail=_what(archive))
    root = archive.xml(main)
    related = _related(archive, main)
    numbering = Numbering(
        _optional(archive, related.get("numbering")), _optional(archive, related.get("styles"))
    )
    document = next((element for element in root.iter() if local(element) == "body"), None)
    if document is None:
        raise refuse("documents.damaged", name=name, detail=main)
    body = Body(numbering=numbering, deadline=deadline)
    blocks: list[Block] = list(body.blocks(document))
    for kind in ("footnote", "endnote"):
        notes = _optional(archive, related.get(f"{kind}s"))
        if notes is not None:
            blocks += _notes(notes, references=body.references[kind], deadline=deadline)
    return blocks


def _notes(notes: etree._Element, *, references: list[str], deadline: Deadline) -> Iterator[Note]:
    """The notes that the body refers to, in the order of their references, numbered from 1."""
    by_id = {attribute(note, "id"): note for note in notes}
    for number, reference in enumerate(references, start=1):
        note = by_id.get(reference)
        if note is None:
            continue
        inner = Body(numbering=Numbering(None, None), deadline=deadline)
        yield Note(label=str(number), text=inner.flat(note))


def _main_part(archive: Archive) -> str | None:
    names = archive.names()
    if "_rels/.rels" in names:
        for relation in archive.xml("_rels/.rels"):
            if (attribute(relation, "Type") or "").endswith("/officeDocument"):
                target = posixpath.normpath((attribute(relation, "Target") or "").lstrip("/"))
                if target in names and target.startswith("word/"):
                    return target
    return _MAIN if _MAIN in names else None


def _related(archive: Archive, main: str) -> dict[str, str]:
    """Parts by the last word of their relation type: numbering, styles, footnotes, endnotes."""
    folder, file = posixpath.split(main)
    part = f"{folder}/_rels/{file}.rels"
    if part not in archive.names():
        return {kind: f"{folder}/{kind}.xml" for kind in ("numbering", "styles", "footnotes", "endnotes")}
    found = {}
    for relation in archive.xml(part):
        if attribute(relation, "TargetMode") != "External":
            target = attribute(relation, "Target") or ""
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found[(attribute(relation, "Type") or "").rpartition("/")[2]] = posixpath.normpath(path)
    return found


def _optional(archive: Archive, part: str | None) -> etree._Element | None:
    return archive.xml(part) if part in archive.names() and part is not None else None


def _what(archive: Archive) -> tuple[str, str]:
    names = archive.names()
    return next((what for part, what in _OTHERS if part in names), ("压缩包", "an archive"))
