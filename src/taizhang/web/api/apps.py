"""The application as Django knows it."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Api."""

    name = "taizhang.web.api"
    label = "api"
