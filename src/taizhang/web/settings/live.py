"""The settings of a running installation."""

from __future__ import annotations

import os

from taizhang.web.settings.build import django_settings
from taizhang.web.settings.environment import read_environment

globals().update(django_settings(read_environment(os.environ)))
