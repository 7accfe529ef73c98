"""The application as Django knows it."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AccountsConfig(AppConfig):
    """Accounts: finds each application's ``policies`` module."""

    name = "taizhang.web.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Let every application register its policies."""
        autodiscover_modules("policies")
