"""Template tags of the small parts: signs of status, words of the glossary."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.contrib.messages.storage.base import Message
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from taizhang.core.verdict import Outcome
from taizhang.web.ui import glossary
from taizhang.web.ui.lists.controls import Option
from taizhang.web.ui.outcomes import SHAPES, Tone, sign_of
from taizhang.web.ui.parts import undo_address as address_of

register = template.Library()


@register.simple_tag
def outcome(value: Outcome) -> SafeString:
    """``{% outcome verdict.outcome %}``: shape, word and colour of a verdict."""
    sign = sign_of(value)
    return _tag(sign.tone, sign.shape, sign.words)


@register.simple_tag
def status(tone: Tone, words: str) -> SafeString:
    """``{% status "near" words %}``: shape and colour of good, near, bad or open, with its words."""
    return _tag(tone, SHAPES[tone], words)


@register.simple_tag
def term(key: str, words: str = "") -> SafeString:
    """``{% term "outcome.met" %}``: the word with its meaning at hand, leading to the glossary.

    ``words`` stand in the place of the word itself. Raises KeyError for what the glossary does not have.
    """
    told = glossary.term(key)
    return format_html(
        '<a class="term" href="{}#{}" title="{}">{}</a>',
        reverse("glossary"),
        key,
        told.meaning,
        words or told.word,
    )


@register.simple_tag
def options(chosen_from: Iterable[Option]) -> SafeString:
    """``{% options control.options %}``: what to choose from; of hundreds a loop takes long."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((one.value, " selected" if one.chosen else "", one.words) for one in chosen_from),
    )


@register.filter
def undo_address(message: Message) -> str:
    """Where a message is undone, "" where it cannot be."""
    return address_of(message.extra_tags or "")


def _tag(tone: str, shape: str, words: str) -> SafeString:
    return format_html(
        '<span class="tag {}"><span aria-hidden="true">{}</span> {}</span>', tone, shape, words
    )
