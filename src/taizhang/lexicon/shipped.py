"""Reading the YAML files that ship with the packages, with a parsed copy kept beside the compiled code."""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from importlib.resources import files
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any


def read_shipped(package: str, name: str) -> Any:
    """The content of the YAML file ``name`` (a path below ``package``); every caller gets its own.

    Parsing YAML took a fifth of the time of a short command. As Python does with code, the parsed file is
    kept in ``__pycache__`` and used as long as the file has the same time and size; where nothing can be
    written there, the file is parsed each time. Raises OSError where the file is missing, ValueError where it
    is not YAML.
    """
    file = files(package).joinpath(name)
    if not isinstance(file, Path):  # a package in an archive
        return _parsed(file.read_text(encoding="utf-8"))
    status = file.stat()
    mark = [status.st_mtime_ns, status.st_size, marshal.version]
    try:
        copy = Path(cache_from_source(str(file))).with_suffix(".yaml.parsed")
    except NotImplementedError:  # an interpreter that keeps no compiled code
        return _parsed(file.read_text(encoding="utf-8"))
    with suppress(OSError, ValueError, EOFError, TypeError):
        kept = marshal.loads(copy.read_bytes())  # noqa: S302 - as trustworthy as the compiled code beside it
        if isinstance(kept, list) and kept[:-1] == mark:
            return kept[-1]
    found = _parsed(file.read_text(encoding="utf-8"))
    if not sys.dont_write_bytecode:
        _keep([*mark, found], copy)
    return found


def _parsed(text: str) -> Any:
    import yaml  # not needed where the copies are there

    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _keep(content: list[Any], copy: Path) -> None:
    """Write the copy in one step, for other processes read it meanwhile. A file with a date has none."""
    import tempfile  # not needed where the copies are there

    with suppress(OSError, ValueError):
        data = marshal.dumps(content)
        copy.parent.mkdir(exist_ok=True)
        handle, part = tempfile.mkstemp(dir=copy.parent)
        try:
            with os.fdopen(handle, "wb") as opened:
                opened.write(data)
            os.replace(part, copy)
        except OSError:
            Path(part).unlink(missing_ok=True)
            raise


def keep_all() -> int:
    """Keep a copy of every YAML file of the program, as an installation does; how many there are."""
    root = files("taizhang")
    if not isinstance(root, Path):
        return 0
    found = sorted(root.rglob("*.yaml"))
    for file in found:
        read_shipped("taizhang", file.relative_to(root).as_posix())
    return len(found)


if __name__ == "__main__":
    keep_all()
