"""Forms of the lists: adjustments of targets, saved views."""

from __future__ import annotations

from typing import Any

from django import forms

from taizhang.web.library.vocabulary import COMPARATORS, word_of
from taizhang.web.words import say_later


class AdjustmentForm(forms.Form):
    """A later version of a target, as the decision words it and as a number in the original's unit."""

    text = forms.CharField(label=say_later("ledger.new_text"), max_length=64)
    cmp = forms.ChoiceField(label=say_later("ledger.cmp_label"))
    value = forms.FloatField(label=say_later("ledger.new_value"), required=False)
    value_high = forms.FloatField(label=say_later("ledger.new_value_high"), required=False)
    decided_on = forms.DateField(
        label=say_later("ledger.decided_on"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    decided_by = forms.CharField(
        label=say_later("ledger.decided_by"), help_text=say_later("ledger.decided_by_hint"), max_length=120
    )
    basis = forms.CharField(
        label=say_later("ledger.legal_basis"), help_text=say_later("ledger.legal_basis_hint"), max_length=255
    )
    why = forms.CharField(
        label=say_later("ledger.why"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )

    def __init__(self, *args: Any, unit: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(cmp, word_of("cmp", cmp) or cmp) for cmp in COMPARATORS]
        self.fields["cmp"].choices = choices  # type: ignore[attr-defined]
        if unit:
            self.fields["value"].label = f"{self.fields['value'].label} ({unit})"


class WithdrawForm(forms.Form):
    """Why an adjustment is withdrawn."""

    why = forms.CharField(label=say_later("ledger.why"), max_length=500)


class SavedViewForm(forms.Form):
    """The name of a saved view, and whether colleagues see it."""

    name = forms.CharField(label=say_later("ledger.view_name"), max_length=64)
    shared = forms.BooleanField(
        label=say_later("ledger.view_shared"), help_text=say_later("ledger.view_shared_hint"), required=False
    )
