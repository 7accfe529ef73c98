"""Template tags for words and for the query of the address."""

from __future__ import annotations

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils.html import format_html

from taizhang.views.reasons import in_english
from taizhang.web.words import language, wordings
from taizhang.web.words import say as say_key

register = template.Library()


@register.simple_tag
def say(key: str, **values: object) -> str:
    """``{% say "ui.count" n=total %}``: the wording in the language of the page."""
    return say_key(key, **values)


@register.filter
def word(value: str, group: str) -> str:
    """``{{ post.role|word:"accounts.role" }}``: the wording of one value of a vocabulary."""
    return say_key(f"{group}.{value}")


@register.filter
def event_word(action: str) -> str:
    """``{{ event.action|event_word }}``: what an event says; the action itself where no wording is known."""
    return say_key(f"event.{action}") if f"event.{action}" in wordings() else action


@register.filter
def reason(sentence: str) -> str:
    """``{{ step|reason }}``: a reason of the reconciliation in the language of the page; where it has no
    English, the Chinese sentence, marked as such.
    """
    if language() == "zh":
        return sentence
    return in_english(sentence) or format_html('<span lang="zh-Hans">{}</span>', sentence)


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: object) -> str:
    """``<a href="{% query page=2 %}">``: the query of this address with some values changed, None removed."""
    request: HttpRequest = context["request"]
    asked = request.GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            asked.pop(name, None)
        else:
            asked[name] = str(value)
    return f"?{asked.urlencode()}"
