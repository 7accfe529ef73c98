"""The application as Django knows it."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Ui."""

    name = "taizhang.web.ui"
    label = "ui"
