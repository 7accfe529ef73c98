"""Verdicts against the reference answers: the least that must hold."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [pytest.mark.shared, pytest.mark.slow]


def test_the_chains_reach_the_needed_values(shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("chains", ROOT / "benchmarks" / "chains.py")
    assert spec
    assert spec.loader
    chains = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(chains)
    measured = chains.measure(shared)
    assert measured["chains.found"] == 1.0
    assert measured["chains.verdict"] >= 0.96, "0.88 is needed; this is kept"
    assert measured["chains.result"] >= 0.95, "0.90 is needed; this is kept"
    assert measured["chains.harmful"] <= 0.03
