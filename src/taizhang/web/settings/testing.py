"""The settings of the test suite: SQLite in memory, or ``TAIZHANG_TEST_DATABASE_URL``."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from taizhang.web.settings.build import django_settings
from taizhang.web.settings.environment import Environment

globals().update(
    django_settings(
        Environment(
            mode="test",
            data=Path(tempfile.gettempdir()) / "taizhang-tests",
            secret_key="for tests alone, never for anything that is reachable",  # noqa: S106
            database_url=os.environ.get("TAIZHANG_TEST_DATABASE_URL", "sqlite:///:memory:"),
            hosts=("testserver", "127.0.0.1", "localhost"),
            metrics_token="metrics-of-the-tests",  # noqa: S106
        )
    )
)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
