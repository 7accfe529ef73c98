"""Files that ship with a package: the parsed copy is never told from the file itself."""

from __future__ import annotations

import marshal
import os
import sys
from pathlib import Path

import pytest
import yaml

import taizhang
from taizhang.lexicon.shipped import keep_all, read_shipped


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of its own with one file of rules; its copies may be written."""
    folder = tmp_path / "shipped_rules"
    folder.mkdir()
    (folder / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.delitem(sys.modules, "shipped_rules", raising=False)
    file = folder / "rules.yaml"
    file.write_text("words: [推进, 建成]\n", encoding="utf-8")
    return file


def read() -> object:
    return read_shipped("shipped_rules", "rules.yaml")


def copies(rules: Path) -> list[Path]:
    return sorted(rules.parent.joinpath("__pycache__").glob("rules.*"))


def test_copy_gives_the_same(rules: Path) -> None:
    first = read()
    assert len(copies(rules)) == 1
    assert read() == first == {"words": ["推进", "建成"]}


def test_copy_is_used(rules: Path) -> None:
    """Else the copy spares nothing: same time and size, other content."""
    status = rules.stat()
    read()
    rules.write_text("words: [推动, 建立]\n", encoding="utf-8")
    os.utime(rules, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert read() == {"words": ["推进", "建成"]}


def test_changed_file_is_read_anew(rules: Path) -> None:
    read()
    rules.write_text("words: [研究]\n", encoding="utf-8")
    assert read() == {"words": ["研究"]}
    assert len(copies(rules)) == 1


@pytest.mark.parametrize("damage", [b"", b"\x00", b"not a copy", None], ids=["empty", "zero", "text", "half"])
def test_damaged_copy_is_replaced(rules: Path, damage: bytes | None) -> None:
    read()
    (copy,) = copies(rules)
    whole = copy.read_bytes()
    copy.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert read() == {"words": ["推进", "建成"]}
    assert copy.read_bytes() == whole


def test_every_caller_gets_its_own(rules: Path) -> None:
    for _ in range(2):
        found = read()
        assert isinstance(found, dict)
        assert found == {"words": ["推进", "建成"]}
        found.clear()


def test_folder_that_cannot_be_written(rules: Path) -> None:
    rules.parent.joinpath("__pycache__").write_text("a file stands in the way", encoding="utf-8")
    assert read() == {"words": ["推进", "建成"]}


def test_nothing_is_kept_where_python_keeps_nothing(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert read() == {"words": ["推进", "建成"]}
    assert not copies(rules)


def test_content_without_a_copy(rules: Path) -> None:
    """YAML knows dates, the format of copies does not."""
    rules.write_text("since: 2024-01-01\n", encoding="utf-8")
    assert str(read()) == "{'since': datetime.date(2024, 1, 1)}"
    assert [path for path in rules.parent.rglob("*") if path.suffix == ".parsed"] == []


def test_no_yaml(rules: Path) -> None:
    rules.write_text("words: [推进\n", encoding="utf-8")
    with pytest.raises(ValueError, match="flow sequence"):
        read()


def test_missing_file(rules: Path) -> None:
    rules.unlink()
    with pytest.raises(OSError, match=r"rules\.yaml"):
        read()


def test_all_copies_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # other tests read the same files meanwhile
    assert keep_all() == len(list(PACKAGE.rglob("*.yaml"))) > 40


PACKAGE = Path(taizhang.__file__).parent


@pytest.mark.parametrize(
    "folder", sorted({file.parent for file in PACKAGE.rglob("*.yaml")}), ids=lambda f: f.name
)
def test_every_file_can_be_kept_and_reads_alike_without_the_c_library(folder: Path) -> None:
    """Where PyYAML was built without libyaml, its own parser reads; it is stricter (``{en: Enough?}``)."""
    for file in sorted(folder.glob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        found = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        assert yaml.load(text, Loader=yaml.SafeLoader) == found, file.name
        assert marshal.loads(marshal.dumps(found)) == found, file.name
