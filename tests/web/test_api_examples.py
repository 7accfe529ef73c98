"""The client and the notebook of the documentation, run against a ledger with the samples."""

import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from sample_people import SignedIn

from taizhang.web.accounts.actors import actor_of
from taizhang.web.accounts.models import Person
from taizhang.web.api.models import Scope
from taizhang.web.api.services import make_token
from taizhang.web.library.models import Statement

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def client_module(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT / "examples"))
    import api_client

    return api_client


@pytest.fixture
def address(transactional_db: None, sample: SignedIn, live_server: LiveServer) -> str:
    cache.clear()
    return live_server.url


def _token(username: str, scope: Scope) -> str:
    person = Person.objects.get(username=username)
    actor, now = actor_of(person, today=timezone.localdate()), timezone.now()
    return make_token(actor=actor, person=person, name="x", scope=scope, days=1, now=now)[1]


@pytest.mark.slow
def test_the_client_and_the_notebook(
    address: str, client_module: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = client_module.Ledger(address)
    rows = list(ledger.every("statements"))
    assert len(rows) == Statement.objects.count()
    assert ledger.read("places") == ledger.read("places"), "the second time it is not sent"
    with pytest.raises(client_module.Refused) as refused:
        ledger.read("statements", limit=0)
    assert (refused.value.status, refused.value.code) == (422, "parameters")
    reviewer = client_module.Ledger(address, _token("review", Scope.WRITE))
    assert reviewer.review(rows[0], "accept")["kind"] == "accept"
    with pytest.raises(client_module.Refused, match="409"):
        reviewer.review(rows[0], "reject")

    place = rows[0]["place"]
    monkeypatch.setattr(sys, "argv", ["api_client.py", address, place, "gdp"])
    client_module.main()
    assert "/library/records/" in capsys.readouterr().out
    _run_notebook(address, monkeypatch)


def _run_notebook(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAIZHANG_ADDRESS", address)
    monkeypatch.setenv("TAIZHANG_EXAMPLES", str(ROOT / "examples"))
    notebook = json.loads((ROOT / "docs" / "notebooks" / "ledger.ipynb").read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                exec(compile("".join(cell["source"]), "ledger.ipynb", "exec"), names)
    assert names["verdicts"]
    assert names["silent"]
    assert "http://" in said.getvalue()
