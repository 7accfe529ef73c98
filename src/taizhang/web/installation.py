"""What this installation was told by its environment, for whoever needs it while it runs."""

from __future__ import annotations

from typing import cast

from django.conf import settings

from taizhang.web.settings.environment import Environment


def installation() -> Environment:
    """The environment that the settings were built from."""
    return cast("Environment", getattr(settings, "TAIZHANG"))  # noqa: B009 - not one of Django's own names
