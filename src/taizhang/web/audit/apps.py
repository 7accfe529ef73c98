"""The application as Django knows it."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Audit."""

    name = "taizhang.web.audit"
    label = "audit"
