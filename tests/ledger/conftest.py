import pytest
from ledger_reports import PROGRAM


@pytest.fixture(autouse=True)
def _one_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """All builds of a test are by one program, whoever edits a rule meanwhile."""
    monkeypatch.setattr("taizhang.ledger.building.program", lambda: PROGRAM)
    monkeypatch.setattr("taizhang.ledger.reading.program", lambda: PROGRAM)
