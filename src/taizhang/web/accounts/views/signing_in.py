"""Signing in and out, one-time links, the own account."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from taizhang.web.accounts.forms import PasswordForm, SignInForm
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.models import Person
from taizhang.web.accounts.selectors import holdings_of
from taizhang.web.accounts.services.sign_in import note_sign_in, set_password, use_link
from taizhang.web.words import say

# In the session of who came by a one-time link: a password may be set without the one that was forgotten.
_BY_LINK = "by_link"


class _SignIn(LoginView):
    """Django's own, with the event."""

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """The password was right."""
        answer = super().form_valid(form)
        note_sign_in(person=form.get_user(), now=timezone.now())
        return answer


sign_in = _SignIn.as_view(
    template_name="accounts/sign_in.html",
    authentication_form=SignInForm,
    redirect_authenticated_user=True,
)
sign_out = LogoutView.as_view()


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in by a one-time link.

    Spent by POST only: programs that look at links in messages before people do must not spend it.
    """
    if request.method != "POST":
        return render(request, "accounts/enter.html", {"token": token})
    person = use_link(token=token, now=timezone.now())
    if person is None:
        return render(request, "accounts/enter.html", {"spent": True}, status=410)
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    request.session[_BY_LINK] = True
    return redirect("home" if person.has_usable_password() else "accounts:me")


@never_cache
@login_required
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: ActorRequest) -> HttpResponse:
    """The own account: posts held, and a new password."""
    person = cast("Person", request.user)
    form = PasswordForm(request.POST or None, person=person, by_link=bool(request.session.get(_BY_LINK)))
    if request.method == "POST" and form.is_valid():
        try:
            set_password(
                actor=request.actor, person=person, password=form.cleaned_data["password"], now=timezone.now()
            )
        except ValidationError as error:
            form.add_error("password", error)
        else:
            update_session_auth_hash(request, person)
            request.session.pop(_BY_LINK, None)
            messages.success(request, say("accounts.password_kept"))
            return redirect("accounts:me")
    return render(request, "accounts/me.html", {"form": form, "holdings": holdings_of(person)})
