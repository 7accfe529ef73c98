"""Old Word and WPS files: LibreOffice where it is, one clear error where it is not."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import making
import pytest

from taizhang.core.errors import DocumentError
from taizhang.documents import Limits, office, read_bytes, read_path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
RTF = rb"{\rtf1\ansi 2031: 6.5%\par}"
posix_only = pytest.mark.skipif(os.name != "posix", reason="the stand-in for LibreOffice is a shell script")


def ole(stream: str, *, block: bytes = b"") -> bytes:
    return OLE + block.ljust(512, b"\0") + stream.encode("utf-16-le")


def stand_in(folder: Path, script: str) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("data", "code", "why"),
    [
        (ole("EncryptedPackage"), "documents.encrypted", "a .docx with a password is OLE"),
        (
            ole("WordDocument", block=b"\xec\xa5" + b"\0" * 9 + b"\x01"),
            "documents.encrypted",
            "flag in its head",
        ),
        (ole("Workbook"), "documents.unsupported", "an old spreadsheet"),
        (ole("PowerPoint Document"), "documents.unsupported", "old slides"),
    ],
)
def test_refused_before_conversion(data: bytes, code: str, why: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, name="a.doc")
    assert caught.value.code == code, why


@pytest.mark.parametrize("data", [ole("WordDocument"), RTF])
def test_without_libreoffice(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "office_program", lambda: None)
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, name="a.doc")
    assert caught.value.code == "documents.office_missing"
    assert "LibreOffice" in caught.value.zh


@posix_only
def test_a_conversion_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "exit 0")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(DocumentError) as caught:
        read_bytes(RTF, name="a.rtf")
    assert caught.value.code == "documents.office_failed"


@posix_only
def test_a_conversion_that_hangs_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alive = tmp_path / "alive"
    stand_in(tmp_path, f"(sleep 2; touch '{alive}') & sleep 600")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(DocumentError) as caught:
        read_bytes(RTF, name="a.rtf", limits=Limits(office_seconds=0.3))
    assert caught.value.code == "documents.too_slow"
    time.sleep(2.5)
    assert not alive.exists()


@posix_only
def test_what_comes_back_is_read_as_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.docx").write_bytes(making.docx())
    stand_in(tmp_path, f'for last; do :; done; cp "{tmp_path}/made.docx" "${{last%.*}}.docx"')
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    for name, expected in (("a.doc", "doc"), ("a.wps", "wps"), ("a.dat", "doc")):
        document = read_bytes(ole("WordDocument"), name=name)
        assert document.format == expected
        assert document.warnings[0] == "converted:LibreOffice"
        assert document.text == read_bytes(making.docx(), name="a.docx").text


@pytest.mark.libreoffice
@pytest.mark.skipif(office.office_program() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["doc", "rtf", "pdf", "html"])
def test_files_that_libreoffice_makes(suffix: str, tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(making.docx())
    program = office.office_program()
    assert program is not None
    subprocess.run(
        [program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to",
         suffix, "--outdir", str(tmp_path), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    found = read_path(tmp_path / f"a.{suffix}")
    wanted = read_path(source)
    digits = [c for c in found.text if c.isdecimal()]
    assert digits == list(making.DIGITS)
    if suffix in ("doc", "rtf"):
        assert found.text == wanted.text
    if suffix == "html":
        assert [found.text[c.start : c.end] for c in found.tables[0].cells] == [
            c for r in making.TABLE for c in r
        ]


def test_the_program_is_looked_for_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: f"/somewhere/{program}")
    assert office.office_program() == "/somewhere/soffice"
