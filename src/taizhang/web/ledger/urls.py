"""Addresses of the ledger; one line a page."""

from __future__ import annotations

from django.urls import path

from taizhang.web.ledger.views import problems, terms

app_name = "ledger"
urlpatterns = [
    path("problems/", problems.problems, name="problems"),
    path("terms/", terms.terms, name="terms"),
]
