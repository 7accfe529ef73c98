"""Addresses of the interface for programs; what is none of them is told in its own form."""

from __future__ import annotations

from django.urls import path, re_path

from taizhang.web.api import views
from taizhang.web.api.interface import interface

app_name = "api"
urlpatterns = [
    path("", views.guide, name="guide"),
    path("tokens", views.tokens, name="tokens"),
    path("tokens/<int:number>/revoke", views.revoke, name="revoke"),
    *interface.urls[0],
    re_path(r"^.+$", views.no_such_address),
]
