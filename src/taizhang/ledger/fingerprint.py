"""Which program read a document: its version and the fingerprint (指纹) of its code and rules."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import taizhang

_PARTS = ("core", "lexicon", "documents", "structure", "extraction", "ledger", "reconcile")


@cache
def program() -> str:
    """``0.1.0+5f3a9c01``: the version, and the first bits of the SHA-256 over all code and rules that decide
    what a ledger holds.

    Rules are edited between two versions; records of other rules must be told apart.
    """
    root = Path(taizhang.__file__).parent
    state = hashlib.sha256()
    for part in _PARTS:
        for file in sorted((root / part).rglob("*")):
            if file.suffix in (".py", ".yaml", ".tsv", ".txt", ".json") and file.is_file():
                state.update(file.relative_to(root).as_posix().encode())
                state.update(hashlib.sha256(file.read_bytes()).digest())
    return f"{taizhang.__version__}+{state.hexdigest()[:8]}"
