"""The reference answers for tasks and projects stay at the needed level."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

NEEDED = {
    "tasks.f1": 0.92,
    "tasks.strength": 0.98,
    "tasks.units": 0.99,
    "projects.f1": 0.85,
    "projects.stage": 0.95,
}


@pytest.mark.shared
def test_tasks_and_projects_reach_the_needed_figures(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parents[2] / "benchmarks"))
    monkeypatch.delitem(sys.modules, "commitments", raising=False)
    import commitments

    figures = commitments.measure(shared)
    assert {key: figures[key] for key, least in NEEDED.items() if figures[key] < least} == {}
