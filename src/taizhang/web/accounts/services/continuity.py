"""Somebody must always be able to manage: the last administrator neither leaves nor is closed."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import Q

from taizhang.web.accounts.models import Holding, Role
from taizhang.web.words import say


def demand_another_administrator(*, besides: Q) -> None:
    """Raise ValidationError unless somebody administers by a holding that is not in ``besides``."""
    others = Holding.objects.filter(
        post__role=Role.ADMINISTRATOR, post__abolished_on=None, until=None, person__is_active=True
    ).exclude(besides)
    if not others.exists():
        raise ValidationError(say("accounts.last_administrator"))
