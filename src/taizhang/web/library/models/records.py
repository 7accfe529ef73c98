"""What all records read from a document have."""

from __future__ import annotations

from django.db import models

from taizhang.web.accounts.models import Tiered
from taizhang.web.library.models.documents import Document


class Review(models.TextChoices):
    """What a person has said of a record (审核状态). Rejected ones stay, and count nowhere."""

    NONE = "none", "未审"
    ACCEPTED = "accepted", "已确认"
    CORRECTED = "corrected", "已更正"
    REJECTED = "rejected", "已否定"
    ADDED = "added", "人工添加"


class Record(Tiered):
    """A record with its place in a document: half-open code-point offsets into its text.

    ``key`` is the identifier derived from the content (``core.ids.RecordIds``): the same after the document
    is read again, so that addresses and decisions hold. ``position`` counts the records of a kind in a
    document. Tier, sensitivity and unit are the document's until somebody sets them for the record, which
    is then ``apart`` and no longer follows its document.
    ``version`` goes up with each change, so that who decides about a record decides about what was seen.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="%(class)s_set")
    key = models.CharField(max_length=16)
    position = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    review = models.CharField(max_length=9, choices=Review.choices, default=Review.NONE)
    apart = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ("document", "start", "id")
