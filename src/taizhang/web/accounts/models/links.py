"""Links that sign a person in once: for the first password, a forgotten one, and the demonstration."""

from __future__ import annotations

from django.db import models

from taizhang.web.accounts.models.people import Person


class OneTimeLink(models.Model):
    """A link (一次性登录链接) that works once, before ``expires_at``. Only its digest is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
