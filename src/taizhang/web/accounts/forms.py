"""Forms: what may be typed where. What it then means is the services' business."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm

from taizhang.web.accounts.models import Person, Post, Role, Unit, UnitKind
from taizhang.web.words import say, say_later


def _day() -> forms.DateInput:
    """A date field of the browser's own, which takes and gives 2026-11-20 in whatever language."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class SignInForm(AuthenticationForm):
    """Name and password."""

    username = forms.CharField(
        label=say_later("accounts.username"),
        max_length=64,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}
        ),
    )
    password = forms.CharField(
        label=say_later("accounts.password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def get_invalid_login_error(self) -> forms.ValidationError:
        """The same words for an unknown name, a wrong password and a closed account."""
        return forms.ValidationError(say("accounts.wrong_sign_in"), code="invalid_login")


class PasswordForm(forms.Form):
    """A new password, twice; before it the present one, unless ``person`` has none or came by a link."""

    current = forms.CharField(
        label=say_later("accounts.current_password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = forms.CharField(
        label=say_later("accounts.new_password"),
        help_text=say_later("accounts.password_rules"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=say_later("accounts.password_again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: Person, by_link: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person
        if by_link or not person.has_usable_password():
            del self.fields["current"]

    def clean_current(self) -> str:
        """A session left open is not enough to take an account over."""
        if not self._person.check_password(self.cleaned_data["current"]):
            raise forms.ValidationError(say("accounts.wrong_current"))
        return str(self.cleaned_data["current"])

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        said = super().clean() or {}
        if said.get("password") and said.get("again") and said["password"] != said["again"]:
            self.add_error("again", say("accounts.passwords_differ"))
        return said


class UnitForm(forms.Form):
    """A unit's names, place and dates."""

    name = forms.CharField(label=say_later("accounts.unit_name"), max_length=120)
    short_name = forms.CharField(label=say_later("accounts.short_name"), max_length=40, required=False)
    kind = forms.ChoiceField(label=say_later("accounts.unit_kind_label"))
    parent = forms.ModelChoiceField(Unit.objects.none(), label=say_later("accounts.parent"), required=False)
    aliases = forms.CharField(
        label=say_later("accounts.aliases"), help_text=say_later("accounts.aliases_hint"), required=False
    )
    valid_from = forms.DateField(label=say_later("accounts.valid_from"), required=False, widget=_day())
    valid_until = forms.DateField(
        label=say_later("accounts.valid_until"),
        required=False,
        widget=_day(),
    )
    why = forms.CharField(label=say_later("accounts.why"), required=False, max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.value, say(f"accounts.unit_kind.{kind.value}")) for kind in UnitKind]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["parent"].queryset = Unit.objects.filter(valid_until=None)  # type: ignore[attr-defined]

    def clean_aliases(self) -> list[str]:
        """Parted by commas or enumeration commas."""
        text = str(self.cleaned_data["aliases"])
        for mark in "，、；;":
            text = text.replace(mark, ",")
        return [part.strip() for part in text.split(",") if part.strip()]


class MergeForm(forms.Form):
    """Which unit takes over, and when."""

    into = forms.ModelChoiceField(
        Unit.objects.filter(valid_until=None), label=say_later("accounts.merge_into")
    )
    on = forms.DateField(label=say_later("accounts.merge_on"), widget=_day())
    why = forms.CharField(label=say_later("accounts.why"), required=False, max_length=500)


class PostForm(forms.Form):
    """A post's title and role."""

    title = forms.CharField(label=say_later("accounts.post_title"), max_length=64)
    role = forms.ChoiceField(label=say_later("accounts.role_label"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = [(role.value, say(f"accounts.role.{role.value}")) for role in Role]
        self.fields["role"].choices = roles  # type: ignore[attr-defined]


class PersonForm(forms.Form):
    """A new account."""

    username = forms.CharField(
        label=say_later("accounts.username"), help_text=say_later("accounts.username_hint"), max_length=64
    )
    name = forms.CharField(label=say_later("accounts.person_name"), max_length=64)
    phone = forms.CharField(label=say_later("accounts.phone"), max_length=32, required=False)


class ChangePersonForm(forms.Form):
    """What may be corrected of an account."""

    name = forms.CharField(label=say_later("accounts.person_name"), max_length=64)
    phone = forms.CharField(label=say_later("accounts.phone"), max_length=32, required=False)
    is_active = forms.BooleanField(label=say_later("accounts.is_active"), required=False)
    why = forms.CharField(label=say_later("accounts.why"), required=False, max_length=500)


class HoldingForm(forms.Form):
    """Who takes up which post when."""

    post = forms.ModelChoiceField(
        Post.objects.filter(abolished_on=None, unit__valid_until=None).select_related("unit"),
        label=say_later("accounts.post"),
    )
    since = forms.DateField(label=say_later("accounts.since"), widget=_day())


class LeaveForm(forms.Form):
    """From when a post is left, and why."""

    until = forms.DateField(label=say_later("accounts.until"), widget=_day())
    why = forms.CharField(label=say_later("accounts.why"), required=False, max_length=500)


class AbolishForm(forms.Form):
    """From when a post is no more, and why."""

    on = forms.DateField(label=say_later("accounts.abolish_on"), widget=_day())
    why = forms.CharField(label=say_later("accounts.why"), required=False, max_length=500)
