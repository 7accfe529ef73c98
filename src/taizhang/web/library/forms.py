"""Forms of documents: what may be typed where."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.db.models import Q

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.models import Tier, Unit
from taizhang.web.library.models import Document
from taizhang.web.library.services.identity import Identity
from taizhang.web.library.services.intake import SUFFIXES, tiers_given_by
from taizhang.web.library.services.keeping import KINDS
from taizhang.web.words import say, say_later

_PERIOD = re.compile(r"(?:19|20)\d\d(?:/(?:19|20)\d\d)?")


class ManyFiles(forms.ClearableFileInput):
    """An input that takes any number of files."""

    allow_multiple_selected = True


class FilesField(forms.Field):
    """Where files are chosen. What comes is read from the request, each file by itself."""

    widget = ManyFiles

    def clean(self, value: Any) -> None:
        """Nothing is complained of here: each file is taken in or refused by name."""
        return


class UploadForm(forms.Form):
    """For whom the files are, and whose they are; the files themselves are read from the request."""

    tier = forms.ChoiceField(label=say_later("library.tier"), help_text=say_later("library.tier_hint"))
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=say_later("library.unit"),
        help_text=say_later("library.unit_hint"),
        required=False,
        empty_label=say_later("library.no_unit"),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        files = FilesField(
            label=say_later("library.files"),
            help_text=say_later("library.files_hint"),
            widget=ManyFiles(attrs={"multiple": True, "accept": ",".join(sorted(SUFFIXES))}),
        )
        self.fields = {"files": files, **self.fields}  # not declared above: a form has ``files`` of its own
        self.fields["tier"].choices = tier_choices(actor)  # type: ignore[attr-defined]
        self.fields["tier"].initial = Tier.INTERNAL
        self.fields["unit"].queryset = Unit.objects.filter(valid_until=None)  # type: ignore[attr-defined]


def tier_choices(actor: Actor) -> list[tuple[str, str]]:
    """The tiers that ``actor`` may give, in words."""
    return [(tier.value, say(f"library.tiers.{tier.value}")) for tier in tiers_given_by(actor)]


class IdentityForm(forms.Form):
    """What a document is."""

    place = forms.CharField(label=say_later("library.place"), max_length=64, required=False)
    code = forms.CharField(
        label=say_later("library.code"),
        help_text=say_later("library.code_hint"),
        max_length=12,
        required=False,
    )
    kind = forms.ChoiceField(label=say_later("library.kind"))
    plan_period = forms.CharField(
        label=say_later("library.plan_period"),
        help_text=say_later("library.period_hint"),
        max_length=64,
        required=False,
    )
    review_period = forms.CharField(
        label=say_later("library.review_period"),
        help_text=say_later("library.period_hint"),
        max_length=64,
        required=False,
    )
    title = forms.CharField(
        label=say_later("library.title"),
        help_text=say_later("library.title_hint"),
        max_length=255,
        required=False,
    )
    why = forms.CharField(label=say_later("library.why"), max_length=500, required=False)

    def __init__(self, data: Any = None, *, document: Document) -> None:
        initial = {name: getattr(document, name) for name in ("place", "code", "kind", "title")}
        periods = {name: "、".join(getattr(document, name)) for name in ("plan_period", "review_period")}
        super().__init__(data, initial={**initial, **periods})
        kinds = [(kind, say(f"library.kinds.{kind}")) for kind in KINDS]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]

    def clean_plan_period(self) -> tuple[str, ...]:
        """Years, parted by commas."""
        return periods_in(self.cleaned_data["plan_period"])

    def clean_review_period(self) -> tuple[str, ...]:
        """Years, parted by commas."""
        return periods_in(self.cleaned_data["review_period"])

    def identity(self) -> Identity:
        """What was said, once the form is valid."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "why"}
        return Identity(**said)


class AccessForm(forms.Form):
    """For whom a document is."""

    tier = forms.ChoiceField(label=say_later("library.tier"), help_text=say_later("library.tier_hint"))
    sensitive = forms.BooleanField(
        label=say_later("library.sensitive"),
        help_text=say_later("library.sensitive_hint"),
        required=False,
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=say_later("library.unit"),
        help_text=say_later("library.unit_hint"),
        required=False,
        empty_label=say_later("library.no_unit"),
    )
    why = forms.CharField(label=say_later("library.why"), max_length=500, required=False)

    def __init__(self, data: Any = None, *, actor: Actor, document: Document) -> None:
        initial = {"tier": document.tier, "sensitive": document.sensitive, "unit": document.unit_id}
        super().__init__(data, initial=initial)
        self.fields["tier"].choices = tier_choices(actor)  # type: ignore[attr-defined]
        known = Unit.objects.filter(Q(valid_until=None) | Q(pk__in=[document.unit_id or 0]))
        self.fields["unit"].queryset = known  # type: ignore[attr-defined]


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label=say_later("library.why"), max_length=500, required=False)


def periods_in(text: str) -> tuple[str, ...]:
    """The periods in what was typed: ``2025``, or ``2021-2025`` for several years, parted by commas."""
    marked = re.sub(r"[，、；;,\s]+", ",", text.strip()).strip(",")
    found = [re.sub(r"[-–—~～至到/]+", "/", part).replace("年", "") for part in marked.split(",") if part]
    for period in found:
        first, _, last = period.partition("/")
        if not _PERIOD.fullmatch(period) or (last and last <= first):
            raise forms.ValidationError(say("library.no_period", text=text))
    return tuple(dict.fromkeys(found))
