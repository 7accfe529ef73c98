"""Documents: the file as it came, its text, what it is."""

from __future__ import annotations

from django.db import models

from taizhang.web.accounts.models import Person, Tiered


class DocumentState(models.TextChoices):
    """How far a document has come (文档状态)."""

    WAITING = "waiting", "等待读取"
    READ = "read", "已读取"
    FAILED = "failed", "读不了"
    COPY = "copy", "重复"


class Document(Tiered):
    """A file that was given (文档), with what it is: proposed by the reader, confirmed by a person.

    ``file`` lies under a random name; ``file_name`` is that under which it came. ``content_id`` is the
    identifier derived from the content (``core.ids.document_id``), the same for copies in other formats.
    ``report`` names the current version of the report that this document is a version of; itself where it is
    current. ``copy_of`` names the document whose content this one repeats: it has no records.
    ``year`` is the first single year that it plans for. ``proposed``: what the reader last proposed, by the
    names of the columns. ``withdrawn_at``: taken out of use (撤下), kept for the history. Counts are kept
    beside so that lists need not count; ``unsure_count``: statements below ``UNSURE`` that nobody reviewed.
    """

    file = models.FileField(upload_to="documents", max_length=200)
    file_name = models.CharField(max_length=255)
    file_digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    format = models.CharField(max_length=8, blank=True)
    uploaded_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    uploaded_at = models.DateTimeField()

    state = models.CharField(max_length=8, choices=DocumentState.choices, default=DocumentState.WAITING)
    fault = models.CharField(max_length=64, blank=True)
    fault_zh = models.TextField(blank=True)
    fault_en = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    program = models.CharField(max_length=64, blank=True)

    content_id = models.CharField(max_length=16, blank=True)
    title = models.CharField(max_length=255, blank=True)
    place = models.CharField(max_length=64, blank=True)
    code = models.CharField(max_length=12, blank=True)
    kind = models.CharField(max_length=24, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    review_period = models.JSONField(default=list, blank=True)
    plan_period = models.JSONField(default=list, blank=True)
    proposed = models.JSONField(default=dict, blank=True)
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    report = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="versions")
    is_current = models.BooleanField(default=True)
    copy_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="copies")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    characters = models.PositiveIntegerField(default=0)
    statements_count = models.PositiveIntegerField(default=0)
    targets_count = models.PositiveIntegerField(default=0)
    tasks_count = models.PositiveIntegerField(default=0)
    reviewed_count = models.PositiveIntegerField(default=0)
    unsure_count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-year", "place", "id")
        indexes = (
            models.Index(fields=("place", "year"), name="document_place_year"),
            models.Index(fields=("state", "uploaded_at"), name="document_state"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("content_id",),
                condition=models.Q(withdrawn_at=None) & ~models.Q(content_id=""),
                name="document_content_once",
            ),
            models.UniqueConstraint(
                fields=("file_digest",),
                condition=models.Q(withdrawn_at=None),
                name="document_file_once",
            ),
        )

    def __str__(self) -> str:
        return self.title or self.file_name


class DocumentText(models.Model):
    """The text that every offset refers to, and the outline: kept apart so that lists stay light.

    ``roles``: [start, end, role]; ``sections``: the values of ``structure.model.Section`` as objects;
    ``sentences``: [start, end, paragraph]; ``tables``: the values of ``documents.model.Table`` as objects.
    """

    document = models.OneToOneField(Document, models.CASCADE, related_name="body")
    text = models.TextField()
    roles = models.JSONField(default=list)
    sections = models.JSONField(default=list)
    sentences = models.JSONField(default=list)
    tables = models.JSONField(default=list)
    warnings = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"text of {self.document_id}"


class PageImage(models.Model):
    """A page of a PDF as a picture (页面图像), and the half-open offsets of its text."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="pages")
    number = models.PositiveSmallIntegerField()
    file = models.FileField(upload_to="pages", max_length=200)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ("document", "number")
        constraints = (models.UniqueConstraint(fields=("document", "number"), name="page_once"),)

    def __str__(self) -> str:
        return f"{self.document_id} p{self.number}"
