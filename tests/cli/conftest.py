"""What the tests of the command line share: a small report, and a way to call."""

from pathlib import Path

import pytest
from calling import Call, Result

from taizhang.cli.main import main

TEXT = """澜州市云溪区2025年政府工作报告

一、2024年工作回顾

全区生产总值完成512.6亿元，同比增长6.1%。新增学位3200个。

二、2025年主要目标

生产总值增长6%左右，城镇新增就业1.2万人以上。

三、2025年重点工作

建成云溪体育馆，新增学位3000个。
"""


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call the command line in this process, in Chinese unless told."""
    for variable in ("TAIZHANG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("TAIZHANG_LANG", "zh")

    def run(*arguments: str | Path) -> Result:
        capfdbinary.readouterr()
        status = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Result(status=status, out=out.decode(), err=err.decode())

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A small report of an invented place, as a file."""
    path = tmp_path / "云溪区2025.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two good files and two that cannot be read."""
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text(TEXT.replace("6.1%", "7.1%"), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing follows")
    return folder
