"""The application as Django knows it."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Publishing."""

    name = "taizhang.web.publishing"
    label = "publishing"
