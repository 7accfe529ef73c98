"""Addresses of documents, their records, and review."""

from __future__ import annotations

from django.urls import path

from taizhang.web.library.views import (
    correcting,
    deciding,
    difference,
    document,
    documents,
    front,
    keeping,
    queue,
    reading,
    review_results,
    source,
    upload,
)
from taizhang.web.ui.front import on_front

on_front(front.front)
app_name = "library"
urlpatterns = [
    path("documents/", documents.documents, name="documents"),
    path("documents/upload", upload.upload, name="upload"),
    path("documents/progress", upload.progress, name="progress"),
    path("documents/read-again", documents.again, name="read_outdated"),
    path("documents/<int:number>", document.document, name="document"),
    path("documents/<int:number>/file", document.file, name="file"),
    path("documents/<int:number>/identity", keeping.identity, name="identity"),
    path("documents/<int:number>/access", keeping.access, name="access"),
    path("documents/<int:number>/withdraw", keeping.take_out, name="withdraw"),
    path("documents/<int:number>/restore", keeping.bring_back, name="restore"),
    path("documents/<int:number>/difference/<int:other>", difference.difference, name="difference"),
    path("documents/<int:number>/read-again", document.again, name="read_again"),
    path("documents/<int:number>/reading", reading.reading, name="reading"),
    path("documents/<int:number>/pages/<int:page>", reading.page_image, name="page"),
    path("documents/<int:number>/span", source.span, name="span"),
    path("records/<str:key>", source.source, name="source"),
    path("documents/<int:number>/add", correcting.add, name="add"),
    path("review", queue.queue, name="queue"),
    path("review/accuracy", review_results.accuracy_page, name="accuracy"),
    path("review/examples", review_results.examples, name="examples"),
    path("review/indicators", correcting.indicator_names, name="indicator_names"),
    path("review/undo/<int:number>", deciding.undo, name="undo"),
    path("review/sensitive/<int:number>", correcting.sensitive, name="sensitive"),
    path("review/<str:what>/<int:number>/decide", deciding.decide, name="decide"),
    path("review/<str:what>/<int:number>/correct", correcting.correct, name="correct"),
]
