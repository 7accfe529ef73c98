"""Paths: which files are found, and one error for each that cannot be read."""

import os
from pathlib import Path

import making
import pytest

from taizhang.core.errors import DocumentError
from taizhang.documents import (
    Document,
    Limits,
    describe_warning,
    find_documents,
    read_all,
    read_bytes,
    read_path,
)
from taizhang.documents.refusals import REFUSALS, WARNINGS, refuse


def test_found_in_a_stable_order(tmp_path: Path) -> None:
    for name in (
        "b/2.txt",
        "a/报告.PDF",
        "a/1.docx",
        "c.htm",
        ".hidden/x.txt",
        "~$b.docx",
        "figures.xlsx",
        "b/.x.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    found = [path.relative_to(tmp_path).as_posix() for path in find_documents([tmp_path])]
    assert found == ["c.htm", "a/1.docx", "a/报告.PDF", "b/2.txt"]
    assert find_documents([tmp_path, tmp_path / "c.htm"]) == find_documents([tmp_path])
    named = find_documents([tmp_path / "figures.xlsx", tmp_path / "gone.txt"])
    assert [path.name for path in named] == ["figures.xlsx", "gone.txt"]


def test_links_that_lead_in_circles(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "folder" / "a.txt").write_text("增长")
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    assert [path.name for path in find_documents([tmp_path])] == ["loop.txt", "a.txt"]
    with pytest.raises(DocumentError) as caught:
        read_path(loop)
    assert caught.value.code == "documents.loop"


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    for path, code in (
        (tmp_path / "gone.txt", "documents.missing"),
        (tmp_path, "documents.folder"),
        (pipe, "documents.folder"),
        (Path("a\0b.txt"), "documents.missing"),
    ):
        with pytest.raises(DocumentError) as caught:
            read_path(path)
        assert caught.value.code == code


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="an administrator may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("增长")
    path.chmod(0)
    with pytest.raises(DocumentError) as caught:
        read_path(path)
    assert caught.value.code == "documents.unreadable"


def test_the_size_is_looked_at_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(3 * 1024**3)  # a hole: takes no room on the disk
    with pytest.raises(DocumentError) as caught:
        read_path(path)
    assert caught.value.code == "documents.too_large"
    with pytest.raises(DocumentError):
        read_bytes(b"12345", name="a.txt", limits=Limits(size=4))


def test_a_batch_goes_on(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_bytes("增长6%".encode())
    (tmp_path / "2.txt").write_bytes(b"")
    (tmp_path / "3.docx").write_bytes(making.docx()[:300])
    (tmp_path / "4.html").write_bytes(making.html())
    results = list(read_all(find_documents([tmp_path])))
    assert [isinstance(result, Document) for result in results] == [True, False, False, True]
    first = results[0]
    assert isinstance(first, Document)
    assert first.name == str(tmp_path / "1.txt")


@pytest.mark.parametrize("code", sorted(REFUSALS))
def test_every_refusal_names_the_file_and_a_way_out(code: str) -> None:
    error = refuse(code, name="报告.txt", detail="42")
    for language in ("zh", "en"):
        message = error.message(language)
        assert "报告.txt" in message
        assert len(message) < 160
        assert message.count("。" if language == "zh" else ".") >= 2, "what and why, then the way out"


@pytest.mark.parametrize("code", sorted(WARNINGS))
def test_every_warning_has_words(code: str) -> None:
    assert "7" in describe_warning(f"{code}:7", "zh")
    assert "7" in describe_warning(f"{code}:7", "en")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_documentation_lists_every_code(language: str) -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / language / "formats.md"
    words = page.read_text(encoding="utf-8")
    listed = {line.split("`")[1] for line in words.splitlines() if line.startswith("| `documents.")}
    assert listed == set(REFUSALS)
    assert all(f"`{code}`" in words for code in WARNINGS)
