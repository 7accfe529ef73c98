"""Where output goes: one file, or a folder with a file for each document."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path


def is_folder(output: str) -> bool:
    """Whether ``-o`` names a folder: it ends with a slash or is one already."""
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def folder_names(documents: Sequence[Path], *, suffix: str, taken: Iterable[str] = ()) -> dict[Path, str]:
    """A file name for each document, no two alike.

    Its stem; its full name where stems collide; numbered where those collide too, or with ``taken``.
    Names are compared without case, for file systems that do not tell it apart.
    """
    stems = Counter(path.stem.casefold() for path in documents)
    used = {name.casefold() for name in taken}
    names: dict[Path, str] = {}
    for path in documents:
        base = path.stem if stems[path.stem.casefold()] == 1 else path.name
        name, number = base, 1
        while name.casefold() in used:
            number += 1
            name = f"{base}-{number}"
        used.add(name.casefold())
        names[path] = name + suffix
    return names
