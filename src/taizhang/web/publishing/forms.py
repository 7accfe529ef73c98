"""Forms of publishing and of feedback."""

from __future__ import annotations

from django import forms

from taizhang.web.publishing.models import CaseKind, CaseOutcome
from taizhang.web.publishing.services.cases import LONGEST
from taizhang.web.words import say, say_later


def _worded(group: str, values: list[str]) -> list[tuple[str, str]]:
    return [(value, say(f"{group}.{value}")) for value in values]


class FeedbackForm(forms.Form):
    """What a reader says of a figure. ``website`` stays empty: only programs fill what is not shown."""

    kind = forms.ChoiceField(label=say_later("publishing.kind"))
    message = forms.CharField(
        label=say_later("publishing.message"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6})
    )
    contact = forms.CharField(
        label=say_later("publishing.contact"),
        help_text=say_later("publishing.contact_hint"),
        max_length=200,
        required=False,
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        choice = self.fields["kind"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = _worded("publishing.kinds", list(CaseKind.values))


class PublishForm(forms.Form):
    """What is said when an edition is published."""

    note = forms.CharField(
        label=say_later("publishing.note"),
        help_text=say_later("publishing.note_hint"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WithdrawForm(forms.Form):
    """Why an edition is taken back."""

    why = forms.CharField(
        label=say_later("publishing.why"),
        help_text=say_later("publishing.why_hint"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswerForm(forms.Form):
    """What came of a case."""

    outcome = forms.ChoiceField(label=say_later("publishing.case_outcome"))
    answer = forms.CharField(
        label=say_later("publishing.answer"),
        help_text=say_later("publishing.answer_hint"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        choice = self.fields["outcome"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = _worded("publishing.case_outcomes", list(CaseOutcome.values))
