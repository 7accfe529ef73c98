"""The index: one row for each thing that is found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from taizhang.web.library.models import Document

if TYPE_CHECKING:
    _Text = models.TextField[str, str]
else:  # at run time fields take no arguments of type
    _Text = models.TextField


class Kind(models.IntegerChoices):
    """What is found (类别), in the order in which it is shown."""

    DOCUMENT = 1, "文档"
    STATEMENT = 2, "数字陈述"
    TASK = 3, "任务"
    PROJECT = 4, "项目"
    PROBLEM = 5, "问题"
    TERM = 6, "名词"
    PASSAGE = 7, "段落"


class WordsField(_Text):
    """The tokens of a text: as text for FTS5, as ``tsvector`` on PostgreSQL."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        """The type of the column."""
        return "tsvector" if connection.vendor == "postgresql" else super().db_type(connection)

    def get_placeholder(self, value: Any, compiler: Any, connection: BaseDatabaseWrapper) -> str:
        """Where the value goes."""
        return "%s::tsvector" if connection.vendor == "postgresql" else "%s"


class Piece(models.Model):
    """Something that is found: a title, a record, a paragraph or a part of a very long one.

    ``id`` tells the place in the order of results, see ``order.place_in_order``. ``number`` is the row's in
    the table of its kind; what may be seen of it is asked there, never here. ``start``, ``end``: half-open
    offsets into the document's text. ``digest`` tells whether ``words`` have to be written again.
    """

    id = models.BigIntegerField(primary_key=True)
    kind = models.PositiveSmallIntegerField(choices=Kind.choices)
    number = models.BigIntegerField()
    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    digest = models.BigIntegerField()
    words = WordsField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.kind}:{self.number}"
