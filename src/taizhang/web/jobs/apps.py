"""The application as Django knows it."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """Jobs: finds each application's ``handlers`` module."""

    name = "taizhang.web.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Let every application register its handlers."""
        autodiscover_modules("handlers")
