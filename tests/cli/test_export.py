from pathlib import Path

import pytest
from calling import Call


@pytest.fixture
def ledger(call: Call, report: Path, tmp_path: Path) -> Path:
    made = tmp_path / "台账"
    assert call("build", report, "-o", made).status == 0
    return made


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("csv", "statements.csv"),
        ("parquet", "statements.parquet"),
        ("sdmx", "structure.xml"),
        ("datapackage", "datapackage.json"),
    ],
)
def test_each_format_is_written(call: Call, ledger: Path, tmp_path: Path, form: str, name: str) -> None:
    result = call("export", ledger, "-o", tmp_path / "out", "--format", form)
    assert (result.status, result.out) == (0, "")
    assert (tmp_path / "out" / name).stat().st_size > 0
    assert str(tmp_path / "out") in result.err


def test_what_is_no_ledger_is_refused_with_the_way_out(call: Call, tmp_path: Path) -> None:
    result = call("export", tmp_path, "-o", tmp_path / "out")
    assert result.status in (1, 2)
    assert "taizhang build" in result.err
    assert "Traceback" not in result.err
    assert not (tmp_path / "out").exists()


def test_an_unknown_format_names_those_there_are(call: Call, ledger: Path, tmp_path: Path) -> None:
    result = call("export", ledger, "-o", tmp_path / "out", "--format", "ods")
    assert result.status == 2
    assert "datapackage" in result.err
