"""Forms of documents: what may be typed where."""

from __future__ import annotations

from typing import Any

from django import forms

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.models import Tier, Unit
from taizhang.web.library.services.intake import SUFFIXES, tiers_given_by
from taizhang.web.words import say, say_later


class ManyFiles(forms.ClearableFileInput):
    """An input that takes any number of files."""

    allow_multiple_selected = True


class UploadForm(forms.Form):
    """For whom the files are, and whose they are; the files themselves are read from the request."""

    tier = forms.ChoiceField(label=say_later("library.tier"), help_text=say_later("library.tier_hint"))
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=say_later("library.unit"),
        help_text=say_later("library.unit_hint"),
        required=False,
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        files = forms.Field(
            label=say_later("library.files"),
            help_text=say_later("library.files_hint"),
            required=False,
            widget=ManyFiles(attrs={"multiple": True, "accept": ",".join(sorted(SUFFIXES))}),
        )
        self.fields = {"files": files, **self.fields}  # not declared above: a form has ``files`` of its own
        self.fields["tier"].choices = tier_choices(actor)  # type: ignore[attr-defined]
        self.fields["tier"].initial = Tier.INTERNAL
        self.fields["unit"].queryset = Unit.objects.filter(valid_until=None)  # type: ignore[attr-defined]


def tier_choices(actor: Actor) -> list[tuple[str, str]]:
    """The tiers that ``actor`` may give, in words."""
    return [(tier.value, say(f"library.tiers.{tier.value}")) for tier in tiers_given_by(actor)]
