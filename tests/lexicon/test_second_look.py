"""The weights of the second look: what speaks for a result and what against it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.lexicon.second_look import Signs, second_look

_LIKELY = Signs(
    rare_pairs=120.0, longest=20.0, sentence=0.4, characters=0.7, touching=0.5, taken=False, times=1.1
)
_UNIT = st.floats(min_value=0, max_value=1)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (replace(_LIKELY, rare_pairs=60.0), "fewer telling words shared"),
        (replace(_LIKELY, longest=40.0), "all of them one long term"),
        (replace(_LIKELY, sentence=0.1), "sentences that speak of other things"),
        (replace(_LIKELY, characters=0.2), "a name that the result hardly says"),
        (replace(_LIKELY, touching=0.0), "other words beside the figure"),
        (replace(_LIKELY, taken=True), "the result of another target"),
        (replace(_LIKELY, times=0.4), "less than half of what was promised"),
        (replace(_LIKELY, times=30.0), "thirty times as much"),
    ],
)
def test_what_makes_it_less_likely(other: Signs, why: str) -> None:
    assert second_look().likelihood(other) < second_look().likelihood(_LIKELY), why


@given(
    rare=st.floats(min_value=0, max_value=1000),
    longest=st.floats(min_value=0, max_value=200),
    sentence=_UNIT,
    characters=_UNIT,
    touching=_UNIT,
    taken=st.booleans(),
    times=st.floats(min_value=-10, max_value=1e9),
)
def test_a_likelihood_is_one(
    rare: float,
    longest: float,
    sentence: float,
    characters: float,
    touching: float,
    taken: bool,
    times: float,
) -> None:
    signs = Signs(
        rare_pairs=rare,
        longest=longest,
        sentence=sentence,
        characters=characters,
        touching=touching,
        taken=taken,
        times=times,
    )
    assert 0.0 <= second_look().likelihood(signs) <= 1.0


def test_the_limits_are_in_order() -> None:
    rules = second_look()
    for limits in (rules.of_things, rules.of_sums_and_rates):
        assert 0 < limits.shown < limits.judged < 1
    assert rules.of_things.shown < rules.of_sums_and_rates.shown
    bounds = [bound for bound, _ in rules.sizes]
    assert bounds == sorted(bounds)
    assert bounds[-1] == float("inf")


@pytest.mark.parametrize(
    ("times", "near"), [(1.0, True), (1.5, True), (0.96, True), (0.9, False), (2.0, False), (0.0, False)]
)
def test_near_in_size(times: float, near: bool) -> None:
    assert second_look().near_in_size(times) is near
