"""Files of others: what they are, that they are what was published, and that they carry their licences."""

import hashlib
import tomllib
from pathlib import Path

import pytest

import taizhang.web.ui

FOLDER = Path(taizhang.web.ui.__file__).parent / "static" / "vendor"
TOLD = tomllib.loads((FOLDER / "vendor.toml").read_text(encoding="utf-8"))["file"]


@pytest.mark.parametrize("file", TOLD, ids=lambda file: str(file["path"]))
def test_a_vendored_file_is_what_was_published(file: dict[str, str]) -> None:
    content = (FOLDER / file["path"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == file["sha256"]
    assert b"sourceMappingURL" not in content
    assert file["version"].encode() in content
    for licence in file["licence_files"]:
        assert (FOLDER / licence).is_file()


def test_every_vendored_file_is_told() -> None:
    told = {"vendor.toml"} | {path for file in TOLD for path in (file["path"], *file["licence_files"])}
    assert {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()} == told


def test_the_notice_of_the_project_names_them() -> None:
    notice = (Path(__file__).resolve().parents[2] / "NOTICE").read_text(encoding="utf-8")
    for file in TOLD:
        assert f"{file['package']} {file['version']}" in notice
