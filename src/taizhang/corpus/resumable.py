"""A corpus worked off into a folder, resumable at any time, by whatever engine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from taizhang import __version__
from taizhang.corpus.batch import Outcome

MANIFEST = "manifest.jsonl"
RECORDS = "statements"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What a worker sends back for one document: the digest of its file, its JSON lines, and how many they
    are.
    """

    digest: str
    lines: bytes
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A finished document: where its records are (relative to the folder), how many, whether an earlier run
    did it.
    """

    file: str
    records: int
    skipped: bool


Engine = Callable[[Sequence[Path], Callable[[Path], Extracted]], Iterator[Outcome[Extracted]]]
"""Runs a job over files; yields an outcome for each, in their order, whatever becomes of single workers."""


def extract_lines(path: Path) -> Extracted:
    """The job: one file to its JSON lines. Raises DocumentError where the file cannot be read."""
    from taizhang.corpus.pipeline import statements_of
    from taizhang.views.lines import make_jsonl

    digest = _digest(path)
    statements = statements_of(path)
    return Extracted(digest=digest, lines=make_jsonl(statements), records=len(statements))


def run_corpus(paths: Sequence[Path], folder: Path, *, engine: Engine) -> Iterator[Outcome[Done]]:
    """Extract the statements of ``paths`` into ``folder``, one JSON lines file a document.

    ``folder/manifest.jsonl`` gets a line as soon as a document is done. What it lists for the same content
    and the same version of the program, and whose records are there, is skipped: a run that was cut short
    goes on where it stopped. Documents that failed are tried again. Skipped ones come first, then the
    others in their order.
    """
    from taizhang.views.files import write_atomically

    folder.mkdir(parents=True, exist_ok=True)
    known = read_manifest(folder)
    waiting = []
    for path in paths:
        entry = known.get(str(path), {})
        if _holds(folder, path, entry):
            done = Done(file=entry["file"], records=entry["records"], skipped=True)
            yield Outcome(path=path, value=done)
        else:
            waiting.append(path)
    with (folder / MANIFEST).open("a", encoding="utf-8", newline="\n") as manifest:
        # A line cut short by a crash must not swallow the next one.
        manifest.write("\n" if manifest.tell() else "")
        for outcome in engine(waiting, extract_lines):
            entry = {"document": str(outcome.path), "version": __version__}
            extracted = outcome.value
            result: Outcome[Done] = Outcome(path=outcome.path, failure=outcome.failure)
            if extracted is not None:
                file = f"{RECORDS}/{_file_name(outcome.path)}"
                write_atomically(folder / file, extracted.lines)
                entry |= {"digest": extracted.digest, "file": file, "records": extracted.records}
                done = Done(file=file, records=extracted.records, skipped=False)
                result = Outcome(path=outcome.path, value=done)
            elif outcome.failure is not None:
                entry |= {"error": outcome.failure.code, "reason": outcome.failure.en}
            manifest.write(json.dumps(entry, ensure_ascii=False) + "\n")
            manifest.flush()
            yield result


def read_manifest(folder: Path) -> dict[str, dict[str, Any]]:
    """The last line of the manifest (清单) for each document; a line cut short by a crash is passed over."""
    try:
        lines = (folder / MANIFEST).read_text(encoding="utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return {}
    known: dict[str, dict[str, Any]] = {}
    for line in lines:
        try:
            entry = json.loads(line)
            known[entry["document"]] = entry
        except (ValueError, TypeError, KeyError):
            continue
    return known


def _holds(folder: Path, path: Path, entry: dict[str, Any]) -> bool:
    return (
        entry.get("version") == __version__
        and "file" in entry
        and (folder / entry["file"]).is_file()
        and path.is_file()
        and _digest(path) == entry["digest"]
    )


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""  # the reader says what is wrong with it


def _file_name(path: Path) -> str:
    # The mark of the whole path tells apart files of one name; the name is for the eye.
    mark = hashlib.sha256(str(path).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{path.stem[:60]}.{mark}.jsonl"
