"""Which files of a folder are documents, in an order that never changes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from taizhang.documents.sniff import READABLE, extension_of


def find_documents(paths: Iterable[Path | str]) -> tuple[Path, ...]:
    """The files named by ``paths``, and those in folders among them, each once.

    A file that is named is kept whatever its ending; in folders only known endings count,
    sorted by their path, and what starts with a dot or ``~$`` (Word's lock files) is passed over. Links to
    folders are not followed, so loops end. A path that does not exist is kept for the reader to refuse.
    """
    found: dict[str, Path] = {}
    for given in paths:
        path = Path(given)
        for file in _walk(path) if path.is_dir() else (path,):
            found.setdefault(_identity(file), file)
    return tuple(found.values())


def _identity(path: Path) -> str:
    try:
        return os.path.realpath(path, strict=True)
    except OSError:
        return os.path.abspath(path)


def _walk(folder: Path) -> Iterator[Path]:
    for current, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$")) and extension_of(name) in READABLE:
                yield Path(current, name)
