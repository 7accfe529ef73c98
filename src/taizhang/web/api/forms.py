"""The form of a new token."""

from __future__ import annotations

from django import forms

from taizhang.web.api.models import Scope
from taizhang.web.api.services import LONGEST_DAYS
from taizhang.web.words import say, say_later

_DAYS = 90


def _scopes() -> list[tuple[str, str]]:
    return [(scope.value, say(f"api.scopes.{scope.value}")) for scope in Scope]


class TokenForm(forms.Form):
    """Name, what it is for, for how long."""

    name = forms.CharField(label=say_later("api.name"), help_text=say_later("api.name_hint"), max_length=64)
    scope = forms.ChoiceField(label=say_later("api.scope"), choices=_scopes)
    days = forms.IntegerField(label=say_later("api.days"), min_value=1, max_value=LONGEST_DAYS, initial=_DAYS)
