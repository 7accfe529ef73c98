"""Posts belong to units; people hold them for a time. History stays with the post."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from taizhang.web.accounts.models.people import Person
from taizhang.web.accounts.models.units import Unit


class Role(models.TextChoices):
    """What a post is for (角色). Who holds no post, or has not signed in, is a visitor (访客)."""

    ADMINISTRATOR = "administrator", "管理员"
    PLAN_OFFICER = "plan_officer", "计划管理"
    REVIEWER = "reviewer", "审核"
    LIAISON = "liaison", "单位联络员"
    LEADER = "leader", "领导"


class Post(models.Model):
    """A post (岗位) of a unit, with the role that whoever holds it has for that unit and those under it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    title = models.CharField(max_length=64)
    role = models.CharField(max_length=16, choices=Role.choices)
    abolished_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("unit__path", "title")
        constraints = (models.UniqueConstraint(fields=("unit", "title"), name="post_title_once_in_unit"),)

    def __str__(self) -> str:
        return f"{self.unit}{self.title}"


class Holding(models.Model):
    """That a person holds a post (任职): from ``since`` to the day before ``until``."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="holdings")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-since", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("post", "person"), condition=Q(until=None), name="holding_open_once"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="holding_dates_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} {self.post}"
