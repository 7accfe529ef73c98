"""Views of lists that people keep."""

from __future__ import annotations

from django.db import models

from taizhang.web.accounts.models import Person


class SavedView(models.Model):
    """A list with its filters under a name (保存的视图). ``page`` is the name of its address.

    ``shared``: colleagues see it too; what it shows them is what they may see. ``removed_at``: removed, and
    can be brought back.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    name = models.CharField(max_length=64)
    page = models.CharField(max_length=64)
    query = models.TextField(blank=True)
    shared = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "page", "name"),
                condition=models.Q(removed_at=None),
                name="saved_view_open_once",
            ),
        )

    def __str__(self) -> str:
        return self.name
