"""The interface keeps to its own description: whatever is asked, no undocumented answer, no fault of ours."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from sample_people import SignedIn
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from taizhang.web.accounts.actors import actor_of
from taizhang.web.accounts.models import Person
from taizhang.web.api.models import Scope
from taizhang.web.api.services import make_token
from taizhang.web.ledger.models import Verdict
from taizhang.web.library.models import Document, Statement, Task
from taizhang.web.wsgi import application

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
SETTINGS = settings(
    max_examples=6,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(autouse=True)
def _connection_stays() -> Iterator[None]:
    """A request of a plain WSGI client would close the connection in the midst of the test's transaction."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.slow
@pytest.mark.parametrize("username", ["", "gongxin", "plan"])
def test_every_answer_is_documented(sample: SignedIn, username: str, monkeypatch: Any) -> None:
    monkeypatch.setattr("taizhang.web.api.access.Rate.allow_request", lambda self, request: True)
    headers = {"Authorization": f"Bearer {_token(username)}"} if username else {}
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
    asked = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        _ask(operation.as_strategy(generation_mode=GenerationMode.POSITIVE), headers, _real(operation.path))
        with suppress(Unsatisfiable):  # where nothing is asked nothing can be asked wrongly
            _ask(operation.as_strategy(generation_mode=GenerationMode.NEGATIVE), headers, {})
        asked += 1
    assert asked >= 18


def _token(username: str) -> str:
    person = Person.objects.get(username=username)
    actor, now = actor_of(person, today=timezone.localdate()), timezone.now()
    return make_token(actor=actor, person=person, name="x", scope=Scope.WRITE, days=1, now=now)[1]


def _real(path: str) -> dict[str, Any]:
    """Keys that are there, so that more than "no such thing" is asked for."""
    kinds = {"statements": Statement, "tasks": Task, "verdicts": Verdict}
    model = next((model for name, model in kinds.items() if f"/{name}/" in path), None)
    real: dict[str, Any] = {"number": Document.objects.order_by("pk")[0].pk, "indicator": "gdp"}
    return real if model is None else {**real, "key": model.objects.order_by("pk")[0].key}


def _ask(strategy: Any, headers: dict[str, str], real: dict[str, Any]) -> None:
    @SETTINGS
    @given(case=strategy)
    def ask(case: Any) -> None:
        for name in set(real) & set(case.path_parameters or ()):
            case.path_parameters[name] = real[name]
        answer = case.call(headers=headers)
        case.validate_response(answer, checks=CHECKS)

    ask()
