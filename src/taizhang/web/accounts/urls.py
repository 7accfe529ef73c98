"""Addresses of people and units."""

from __future__ import annotations

from django.urls import path

from taizhang.web.accounts.views import log, people, signing_in, units

app_name = "accounts"
urlpatterns = [
    path("sign-in", signing_in.sign_in, name="sign_in"),
    path("sign-out", signing_in.sign_out, name="sign_out"),
    path("enter/<str:token>", signing_in.enter, name="enter"),
    path("me", signing_in.me, name="me"),
    path("manage/", units.listing, name="units"),
    path("manage/units/new", units.add, name="unit_add"),
    path("manage/units/<int:number>", units.unit, name="unit"),
    path("manage/units/<int:number>/change", units.change, name="unit_change"),
    path("manage/units/<int:number>/merge", units.merge, name="unit_merge"),
    path("manage/units/<int:number>/posts/new", units.add_post_to, name="post_add"),
    path("manage/posts/<int:number>/abolish", units.abolish, name="abolish"),
    path("manage/people/", people.listing, name="people"),
    path("manage/people.csv", people.export, name="people_export"),
    path("manage/people/new", people.add, name="person_add"),
    path("manage/people/<int:number>", people.person, name="person"),
    path("manage/people/<int:number>/link", people.link, name="person_link"),
    path("manage/people/<int:number>/posts", people.take, name="person_take"),
    path("manage/log/", log.listing, name="log"),
    path("manage/log.csv", log.export, name="log_export"),
    path("manage/log/<int:number>", log.event, name="event"),
    path("manage/holdings/<int:number>/leave", people.leave_post, name="leave"),
]
