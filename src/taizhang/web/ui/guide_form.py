"""The form of the style guide."""

from __future__ import annotations

from django import forms

from taizhang.web.words import say_later


class GuideForm(forms.Form):
    """A field that must be filled, a number, a choice."""

    place = forms.CharField(
        label=say_later("ui.guide_place"), help_text=say_later("ui.guide_hint"), max_length=20
    )
    growth = forms.DecimalField(label=say_later("ui.guide_growth"), min_value=-50, max_value=50)
    why = forms.CharField(
        label=say_later("ui.guide_why"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
