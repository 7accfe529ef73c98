"""Addresses of documents, their records, and review."""

from __future__ import annotations

from django.urls import path

from taizhang.web.library.views import reading, source

app_name = "library"
urlpatterns = [
    path("documents/<int:number>/reading", reading.reading, name="reading"),
    path("documents/<int:number>/pages/<int:page>", reading.page_image, name="page"),
    path("documents/<int:number>/span", source.span, name="span"),
    path("records/<str:key>", source.source, name="source"),
]
