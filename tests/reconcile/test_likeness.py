"""The index finds what comparing with every vector finds, and no last place of a sum decides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.reconcile.likeness import index_of, likeness, vector_of

TEXTS = st.text(alphabet="新增建成改造学位公厕老旧小区道路公里", max_size=12)


@given(st.lists(TEXTS, max_size=12), TEXTS, st.sampled_from([0.05, 0.3, 0.5, 0.9, 1.0]))
def test_near_are_those_that_are_alike_enough(texts: list[str], text: str, least: float) -> None:
    vectors = [vector_of(one) for one in texts]
    sought = vector_of(text)
    expected = {number for number, one in enumerate(vectors) if likeness(sought, one) >= least}
    assert set(index_of(vectors).near(sought, least=least)) == expected


@given(TEXTS, TEXTS)
def test_likeness_does_not_rest_on_the_order_of_the_pieces(one: str, other: str) -> None:
    backwards = dict(reversed(vector_of(one).items()))
    assert likeness(vector_of(one), vector_of(other)) == likeness(backwards, vector_of(other))
    assert likeness(vector_of(other), vector_of(one)) == likeness(vector_of(one), vector_of(other))


@given(TEXTS.filter(bool))
def test_a_text_is_wholly_like_itself(text: str) -> None:
    assert likeness(vector_of(text), vector_of(text)) == 1.0


def test_rare_words_say_more_than_common_ones() -> None:
    whole = vector_of("断头路项目")
    assert likeness(whole, vector_of("断头路")) > likeness(whole, vector_of("项目"))
    assert likeness(whole, vector_of("")) == pytest.approx(0.0)
