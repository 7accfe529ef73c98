"""Addresses of what is public. They are permanent: an address that was given out leads here for ever."""

from __future__ import annotations

from django.urls import path

from taizhang.web.publishing.feeds import Changes
from taizhang.web.publishing.views import cases, embeds, public, staff

app_name = "publishing"
urlpatterns = [
    path("", public.home, name="home"),
    path("changes.rss", Changes(), name="changes"),
    path("editions/<int:number>", public.edition, name="edition"),
    path("editions/<int:number>.json", public.edition_json, name="edition_json"),
    path("editions/<int:number>/figures/<str:key>", public.figure_in_edition, name="figure_in_edition"),
    path("editions/<int:number>/embed", embeds.edition, name="embed_edition"),
    path("figures/<str:key>", public.figure, name="figure"),
    path("figures/<str:key>/feedback", cases.send, name="feedback"),
    path("series", public.series, name="series"),
    path("series/embed", embeds.series, name="embed_series"),
    path("cases/<str:token>", cases.case, name="case"),
    path("manage/", staff.plans, name="plans"),
    path("manage/prepare", staff.prepare, name="prepare"),
    path("manage/editions/<int:number>/withdraw", staff.withdraw_edition, name="withdraw"),
    path("manage/editions/<int:number>/restore", staff.restore_edition, name="restore"),
    path("manage/cases/", cases.listing, name="cases"),
    path("manage/cases/<int:number>", cases.handle, name="handle"),
    path("manage/cases/<int:number>/reopen", cases.reopen_case, name="reopen"),
]
