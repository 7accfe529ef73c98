"""What is typed in review: the fields of a statement and of a task."""

from __future__ import annotations

from typing import Any

from django import forms

from taizhang.extraction.strength import WHY_NOT
from taizhang.lexicon.indicators import catalogue
from taizhang.web.library.vocabulary import (
    COMPARATORS,
    KINDS,
    MODALITIES,
    STATUSES,
    STRENGTHS,
    UNIT_ROLES,
    indicator_name,
    word_of,
)
from taizhang.web.words import say, say_later


class _SpanForm(forms.Form):
    """What both have: where the record stands, and why it is changed."""

    start = forms.IntegerField(label=say_later("library.review.start"), min_value=0)
    end = forms.IntegerField(label=say_later("library.review.end"), min_value=1)
    why = forms.CharField(label=say_later("library.review.why"), required=False, max_length=500)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    _labels: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self._labels:
            self.fields[name].label = say(f"library.field.{name}")

    def _choose(self, name: str, values: tuple[str, ...], *, group: str, empty: bool = False) -> None:
        found = [(value, word_of(group, value) or say(f"library.review.{group}_{value}")) for value in values]
        field: Any = self.fields[name]
        field.choices = [("", "—"), *found] if empty else found

    def decided(self) -> dict[str, Any]:
        """The fields as the service takes them."""
        told = dict(self.cleaned_data)
        for name in ("why", "seen"):
            told.pop(name)
        return told


class StatementForm(_SpanForm):
    """The fields of a statement."""

    subject = forms.CharField(max_length=200)
    value = forms.FloatField(required=False)
    value_high = forms.FloatField(label=say_later("library.review.value_high"), required=False)
    unit_text = forms.CharField(label=say_later("library.review.unit_text"), required=False, max_length=64)
    kind = forms.ChoiceField()
    cmp = forms.ChoiceField(label=say_later("library.review.cmp"))
    status = forms.ChoiceField()
    period = forms.CharField(required=False, max_length=32, help_text=say_later("library.review.period_hint"))
    modality = forms.ChoiceField(required=False)
    indicator = forms.CharField(
        required=False, max_length=120, help_text=say_later("library.review.indicator_hint")
    )
    basis = forms.CharField(required=False, max_length=255)
    place = forms.CharField(required=False, max_length=64, help_text=say_later("library.review.place_hint"))
    scope = forms.CharField(required=False, max_length=64)
    relation = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    field_order = (
        "subject",
        "value",
        "value_high",
        "unit_text",
        "kind",
        "cmp",
        "status",
        "modality",
        "scope",
        "period",
        "indicator",
        "basis",
        "place",
        "start",
        "end",
        "why",
    )
    _labels = (
        "subject",
        "value",
        "kind",
        "status",
        "period",
        "modality",
        "indicator",
        "basis",
        "place",
        "scope",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("kind", KINDS, group="kind")
        self._choose("cmp", COMPARATORS, group="cmp")
        self._choose("status", STATUSES, group="status")
        self._choose("modality", MODALITIES, group="modality", empty=True)
        self.fields["indicator"].widget.attrs["list"] = "indicator-names"

    def clean_indicator(self) -> str:
        """The identifier, given as such or by a name; what the catalogue has not is left for the check."""
        told = str(self.cleaned_data["indicator"]).strip()
        return indicator_called(told) or told

    def clean_unit_text(self) -> str:
        """Without blanks, as the program writes it."""
        return "".join(str(self.cleaned_data["unit_text"]).split())


class TaskForm(_SpanForm):
    """The fields of a task."""

    verb = forms.CharField(required=False, max_length=32)
    object = forms.CharField(max_length=500)
    strength = forms.ChoiceField()
    deadline = forms.CharField(
        required=False, max_length=32, help_text=say_later("library.review.period_hint")
    )
    units = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=say_later("library.review.units_hint"),
    )
    quantified = forms.BooleanField(label=say_later("library.review.quantified"), required=False)
    testable = forms.BooleanField(required=False)
    why_not = forms.ChoiceField(required=False)

    field_order = (
        "object",
        "verb",
        "strength",
        "deadline",
        "units",
        "quantified",
        "testable",
        "why_not",
        "start",
        "end",
        "why",
    )
    _labels = ("verb", "object", "strength", "deadline", "units", "testable", "why_not")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("strength", STRENGTHS, group="strength")
        self._choose("why_not", tuple(WHY_NOT), group="why_not", empty=True)

    def clean_units(self) -> list[dict[str, str]]:
        """A role a line with its units: ``牵头：甲局、乙局``."""
        roles = {say(f"library.unit_role.{role}").lower(): role for role in UNIT_ROLES}
        units = []
        for line in str(self.cleaned_data["units"]).splitlines():
            head, mark, names = line.replace(":", "：").partition("：")
            role = roles.get(head.strip().lower(), "responsible" if not mark else "")
            if mark and not role:
                raise forms.ValidationError(say("library.review.units_hint"))
            for name in (names if mark else head).replace(",", "、").replace("，", "、").split("、"):
                if name.strip():
                    units.append({"name": name.strip()[:120], "role": role})
        return units


def units_written(units: list[dict[str, str]]) -> str:
    """Units as the form takes them: a line for each role."""
    by_role: dict[str, list[str]] = {}
    for unit in units:
        by_role.setdefault(unit["role"], []).append(unit["name"])
    return "\n".join(
        f"{say(f'library.unit_role.{role}')}：{'、'.join(names)}" for role, names in by_role.items()
    )


def indicator_called(told: str) -> str:
    """The identifier of the indicator of that identifier or name, "" where there is none."""
    if told in catalogue():
        return told
    folded = told.casefold()
    for indicator in catalogue().values():
        if folded in (indicator.zh.casefold(), indicator.en.casefold()) or told in indicator.names:
            return indicator.id
    return ""


def indicators_like(words: str, *, most: int = 12) -> list[str]:
    """Names of indicators that contain ``words``, those that begin with them first."""
    wanted = words.strip().casefold()
    if not wanted:
        return []
    found = []
    for indicator in catalogue().values():
        names = (indicator.zh, indicator.en, *indicator.names)
        places = [at for name in names if (at := name.casefold().find(wanted)) >= 0]
        if places:
            found.append((min(places), len(indicator.zh), indicator_name(indicator.id)))
    return [name for _, _, name in sorted(found)[:most]]
