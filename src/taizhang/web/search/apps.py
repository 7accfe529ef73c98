"""The application as Django knows it."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Search."""

    name = "taizhang.web.search"
    label = "search"
