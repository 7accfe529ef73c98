"""The application as Django knows it."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Ledger."""

    name = "taizhang.web.ledger"
    label = "ledger"
