"""Old Word and WPS files (.doc, .wps, .rtf) through LibreOffice, where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from taizhang.documents.limits import Limits
from taizhang.documents.refusals import refuse

_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
# The stream names of an OLE file stand in UTF-16 in its directory.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_OTHERS = (
    ("Workbook".encode("utf-16-le"), ("表格文件", "a spreadsheet")),
    ("PowerPoint Document".encode("utf-16-le"), ("演示文稿", "a presentation")),
)


def office_program() -> str | None:
    """The path of LibreOffice; None where it is not installed."""
    found = next((path for program in _PROGRAMS if (path := shutil.which(program))), None)
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def check_ole(data: bytes, *, name: str) -> None:
    """Refuse OLE files that hold no readable text: documents locked with a password, spreadsheets, slides."""
    if _ENCRYPTED in data:
        raise refuse("documents.encrypted", name=name)
    if _WORD in data:
        # Bit 8 of the flags at offset 10 of the file information block: encrypted ([MS-DOC] 2.5.1).
        # The block starts the stream, on a sector boundary, with its own signature.
        start = next(
            (at for at in range(512, min(len(data), 1 << 20), 512) if data[at : at + 2] == b"\xec\xa5"), None
        )
        if start is not None and data[start + 11 : start + 12] and data[start + 11] & 1:
            raise refuse("documents.encrypted", name=name)
        return
    for mark, what in _OTHERS:
        if mark in data:
            raise refuse("documents.unsupported", name=name, detail=what)


def to_docx(data: bytes, *, name: str, suffix: str, limits: Limits) -> bytes:
    """The same document as .docx bytes, converted in a folder and with a profile that are thrown away.

    Raises ``documents.office_missing``, ``documents.office_failed``, and ``documents.too_slow`` after
    ``limits.office_seconds``; the whole process group is ended then, since LibreOffice starts a second
    process.
    """
    program = office_program()
    if program is None:
        raise refuse("documents.office_missing", name=name, detail=suffix)
    with tempfile.TemporaryDirectory(prefix="taizhang-") as folder:
        source = Path(folder, f"source.{suffix}")
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        command = [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            folder,
            str(source),
        ]
        _run(command, name=name, seconds=limits.office_seconds)
        target = source.with_suffix(".docx")
        if not target.is_file():
            raise refuse("documents.office_failed", name=name, detail=suffix)
        if target.stat().st_size > limits.unpacked:
            raise refuse("documents.too_large", name=name, detail="docx")
        return target.read_bytes()


def _run(command: list[str], *, name: str, seconds: float) -> None:
    try:
        process = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise refuse("documents.office_missing", name=name, detail=str(error.strerror)) from error
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise refuse("documents.too_slow", name=name, detail=f"{seconds:g}") from error
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
