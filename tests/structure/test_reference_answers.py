"""The referee's figures on the reference answers must not fall under what is promised."""

import importlib.util
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "structure.py"
PROMISED = {
    "found": 1.0,
    "place": 1.0,
    "kind": 1.0,
    "review_period": 0.92,
    "plan_period": 0.97,
    "role": 0.975,
    "review_or_plan": 0.98,
}


@pytest.mark.shared
def test_the_figures_hold(shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("structure_benchmark", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    figures = module.measure(shared)
    short = {key: figures[key] for key, least in PROMISED.items() if figures[key] < least}
    assert not short


@pytest.mark.shared
def test_every_report_at_hand_is_read(shared: Path) -> None:
    import csv

    from invented_reports import document
    from test_properties import check

    from taizhang.structure import outline

    with (shared / "corpus" / "INDEX.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wrong = []
    for row in rows:
        text = (shared / "corpus" / row["file"]).read_bytes().decode("utf-8-sig")
        found = outline(document(text, row["file"]))
        check(text, found)
        if found.place != row["place"]:
            wrong.append((row["file"], found.place))
    assert not wrong
