"""Addresses of documents, their records, and review."""

from __future__ import annotations

from django.urls import path

from taizhang.web.library.views import document, documents, reading, source, upload

app_name = "library"
urlpatterns = [
    path("documents/", documents.documents, name="documents"),
    path("documents/upload", upload.upload, name="upload"),
    path("documents/progress", upload.progress, name="progress"),
    path("documents/read-again", documents.again, name="read_outdated"),
    path("documents/<int:number>", document.document, name="document"),
    path("documents/<int:number>/file", document.file, name="file"),
    path("documents/<int:number>/read-again", document.again, name="read_again"),
    path("documents/<int:number>/reading", reading.reading, name="reading"),
    path("documents/<int:number>/pages/<int:page>", reading.page_image, name="page"),
    path("documents/<int:number>/span", source.span, name="span"),
    path("records/<str:key>", source.source, name="source"),
]
