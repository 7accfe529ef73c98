"""The application as Django knows it."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Library: finds each application's ``handlers`` module."""

    name = "taizhang.web.library"
    label = "library"
