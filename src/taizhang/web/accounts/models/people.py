"""A person who signs in. What the person may do comes from the posts that are held, never from here."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models


class PersonManager(BaseUserManager["Person"]):
    """Finds people by the name they sign in with, as Django's sign-in does."""


class Person(AbstractBaseUser):
    """A person (人员): the account, kept for ever so that history keeps its names."""

    username = models.CharField(max_length=64, unique=True, validators=[UnicodeUsernameValidator()])
    name = models.CharField(max_length=64)
    phone = models.CharField(max_length=32, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = PersonManager()

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name shown."""
        return self.name
