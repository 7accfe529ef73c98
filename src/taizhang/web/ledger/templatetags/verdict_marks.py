"""Signs and words of verdicts in templates."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from taizhang.web.library.vocabulary import word_of
from taizhang.web.ui.templatetags.parts import term
from taizhang.web.words import say

register = template.Library()
_SILENT = frozenset(("not_reported", "not_comparable", "pending"))


@register.filter
def report_word(value: str, group: str) -> str:
    """``{{ verdict.kind|report_word:"kind" }}``: a word of the vocabularies of reports."""
    return word_of(group, value)


@register.filter
def no_result(outcome: str) -> str:
    """Why there is no result to show."""
    return say(f"ledger.no_result.{outcome if outcome in _SILENT else 'other'}")


@register.filter
def topic_word(topic: str) -> str:
    """What a finding is called."""
    return say("ledger.not_testable") if topic == "not_testable" else word_of("topic", topic)


@register.simple_tag
def term_of_topic(topic: str) -> SafeString:
    """The word for a finding with its meaning at hand."""
    return format_html('<span class="tag">{}</span>', term(f"finding.{topic}"))
