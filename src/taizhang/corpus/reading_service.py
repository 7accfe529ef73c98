"""The process that foreign files are read from: it knows all rules, and forks a child for each file.

It opens no file itself, so that each child begins as clean as a new process, without the second that loading
the rules takes. Asked by lines of JSON on standard input, it answers ``read`` or ``failed``.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import msgspec

from taizhang.corpus.isolated import FAILED, READ, Request
from taizhang.corpus.reading_process import main as read_file
from taizhang.corpus.reading_process import reading_of

_PARSERS = ("docx", "lxml.html", "pypdfium2", "PIL.Image")
_FIRST = (
    "某某区2025年国民经济和社会发展计划报告\n一、2024年计划执行情况\n地区生产总值增长5.5%，新增就业1.2万人。\n"
    "二、2025年主要任务\n确保12月底前建成学校3所，由区教育局牵头。\n"
)


def serve() -> None:
    """Answer until standard input ends."""
    _make_ready()
    asked = open(0, "rb", buffering=0, closefd=False)  # noqa: SIM115 - it is open as long as we are
    while line := asked.readline():
        done = _in_child(msgspec.json.decode(line, type=Request))
        os.write(1, READ if done else FAILED)


def _make_ready() -> None:
    """Load parsers and rules by reading a text of our own; keep them out of the way of the collector."""
    for name in _PARSERS:
        with suppress(ImportError):
            import_module(name)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "first.txt"
        path.write_text(_FIRST, encoding="utf-8")
        reading_of(path, name=path.name, folder=path.parent, pages=0)
    gc.collect()
    gc.freeze()  # the pages of memory stay shared with the children


def _in_child(request: Request) -> bool:
    """Whether a child has read the file. It is killed, with all that it started, when its time is up."""
    ended, held = os.pipe()  # ``held`` is open in the child alone, as long as it lives
    child = os.fork()
    if not child:
        _be_child(request, ended)
    os.close(held)
    ready, _, _ = select.select([ended, 0], [], [], request.seconds)
    if ended not in ready:
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
    os.close(ended)
    _, status = os.waitpid(child, 0)
    return status == 0


def _be_child(request: Request, ended: int) -> NoReturn:
    code = 1
    try:
        os.setsid()
        os.close(ended)
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):  # nothing that a file does may look like an answer
            os.dup2(nothing, stream)
        read_file(
            Path(request.path),
            request.name,
            Path(request.folder),
            seconds=request.seconds,
            megabytes=request.megabytes,
            pages=request.pages,
        )
        code = 0
    finally:
        os._exit(code)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the worker, whose end ends us
    serve()
    sys.exit(0)
