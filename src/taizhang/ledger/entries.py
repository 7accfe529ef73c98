"""From a document to the entry that the ledger keeps of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from taizhang.core.ids import document_id
from taizhang.documents.model import Document
from taizhang.ledger.judging import Ahead
from taizhang.ledger.model import Entry
from taizhang.structure.model import Outline


def entry_of(document: Document, outline: Outline) -> Entry:
    """Everything that is read from one document, under its identifier."""
    from taizhang.extraction import (
        extract_problems,
        extract_projects,
        extract_statements,
        extract_tasks,
        extract_terms,
    )

    statements = extract_statements(document, outline)
    projects = extract_projects(document, outline)
    return Entry(
        id=document_id(document.text),
        name=document.name,
        digest=document.digest,
        format=document.format,
        text=document.text,
        place=outline.place,
        code=outline.code,
        kind=outline.kind,
        review_period=outline.review_period,
        plan_period=outline.plan_period,
        roles=outline.roles,
        sections=outline.sections,
        sentences=outline.sentences,
        statements=statements,
        tasks=extract_tasks(document, outline, statements=statements, projects=projects),
        projects=projects,
        terms=extract_terms(document, outline),
        problems=extract_problems(document, outline),
    )


def entry_at(path: Path, *, ahead: Ahead | None = None) -> Entry:
    """The entry of one file; ``ahead`` is told as soon as its place is known. Raises DocumentError where it
    cannot be read.
    """
    from taizhang.documents import read_path
    from taizhang.structure import outline

    document = read_path(path)
    found = outline(document)
    if ahead is not None:
        ahead.expect(found.place)
    return entry_of(document, found)


def entry_unless_known(path: Path, *, known: Mapping[str, str], ahead: Ahead | None = None) -> Entry | str:
    """The entry of one file, or the identifier under which its bytes are ``known`` (by their SHA-256).

    ``ahead`` is told of the place of one that is not known. Raises DocumentError where it cannot be read.
    """
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return entry_at(path, ahead=ahead)  # the reader says what is wrong with it
    return known.get(digest) or entry_at(path, ahead=ahead)


def entries_of(paths: Iterable[Path]) -> Iterator[Entry]:
    """The entries of files, in the order given. Raises DocumentError at the first that cannot be read."""
    return map(entry_at, paths)
