"""Every sentence that the reconciliation gives has an English form; a new one without it fails here."""

import ast
import inspect
from typing import get_args

import pytest
from year_reports import examples

from taizhang.reconcile import identity, look_again, reasons, reconcile
from taizhang.reconcile.ambition import ambitions
from taizhang.reconcile.checks import figure_findings
from taizhang.reconcile.comparison import FLAGS, compare, observations
from taizhang.reconcile.facts import fact_of
from taizhang.reconcile.fit import Fit
from taizhang.reconcile.paths import goal_paths
from taizhang.reconcile.projects import STAGE_ZH, project_timelines
from taizhang.reconcile.projects_delays import project_delays
from taizhang.reconcile.promises import STRENGTH_ZH, promise_findings
from taizhang.views.reasons import in_english, kind_of
from taizhang.views.wording import wording


def _said() -> set[str]:
    """All that is said of the sample reports."""
    entries = examples()
    said: set[str] = set()
    for verdict in reconcile(entries):
        said.update(verdict.reasons, (other.why for other in verdict.alternatives))
    for found in (*promise_findings(entries), *figure_findings(entries)):
        said.update(found.reasons)
    for delay in project_delays(project_timelines(entries)):
        said.update(delay.reasons)
    for goal in goal_paths(entries):
        said.update(reason for step in goal.steps for reason in step.reasons)
    observed = observations(entries)
    for target in ambitions(observed):
        said.update(target.reasons)
    for one in observed:
        said.update(compare(observed, indicator=one.indicator, kind=one.kind).notes)
    return said


def test_all_that_is_said_of_the_sample_reports_has_english() -> None:
    said = _said()
    assert len(said) > 100
    assert sorted(reason for reason in said if in_english(reason) is None) == []


@pytest.mark.parametrize("fit", get_args(Fit))
def test_whatever_stands_between_two_figures_has_english(fit: Fit) -> None:
    entry = examples()[0]
    facts = [fact for statement in entry.statements if (fact := fact_of(entry, statement)) is not None]
    said = reasons.why_not(facts[0], facts[-1], fit)
    assert in_english(said) is not None, said


def test_the_words_of_the_table_are_those_of_the_code() -> None:
    assert set(kind_of("kind").words) == set(reasons._KINDS.values())
    assert set(kind_of("comparator").words) == {word for word in reasons._COMPARATORS.values() if word}
    assert set(kind_of("stage").words) == set(STAGE_ZH.values())
    assert set(kind_of("strength").words) == set(STRENGTH_ZH.values())
    assert set(kind_of("flag").words) == set(FLAGS.values())
    english = wording("en")
    assert kind_of("outcome").words == {
        zh: english[f"verdict.{outcome}"] for outcome, zh in reasons.OUTCOMES.items()
    }


def test_the_notes_on_names_are_those_of_the_code() -> None:
    notes = {
        word.value
        for module in (identity, look_again)
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.keyword) and node.arg == "note"
        for word in ast.walk(node.value)
        if isinstance(word, ast.Constant)
    }
    assert notes | {"只用文字说明"} == set(kind_of("note").words)
