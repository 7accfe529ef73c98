"""Paragraphs, terms and problems, as rows."""

from __future__ import annotations

from django.db import models

from taizhang.web.accounts.models import Tiered
from taizhang.web.library.models.documents import Document
from taizhang.web.library.models.records import Record


class Passage(Tiered):
    """A paragraph (段落): what the search finds in. Half-open offsets into the document's text."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="passages")
    position = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ("document", "position")
        constraints = (models.UniqueConstraint(fields=("document", "position"), name="passage_once"),)

    def __str__(self) -> str:
        return f"{self.document_id}:{self.start}"


class Term(Record):
    """A term (名词解释) and its explanation."""

    term = models.CharField(max_length=255)
    explanation = models.TextField(blank=True)

    class Meta(Record.Meta):
        abstract = False
        ordering = ("document", "start", "id")
        constraints = (models.UniqueConstraint(fields=("document", "key"), name="term_key_once"),)

    def __str__(self) -> str:
        return self.term


class Problem(Record):
    """A problem (问题、不足) that a report admits."""

    class Meta(Record.Meta):
        abstract = False
        ordering = ("document", "start", "id")
        constraints = (models.UniqueConstraint(fields=("document", "key"), name="problem_key_once"),)

    def __str__(self) -> str:
        return self.text[:80]
