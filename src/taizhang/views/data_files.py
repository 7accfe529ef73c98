"""Reading the YAML files that ship with the views."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_data(name: str) -> Any:
    """The content of ``<name>.yaml`` beside the views; every caller gets its own."""
    text = files("taizhang.views").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader either way
