"""Reading the rule files that ship with the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from taizhang.core.errors import LexiconError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def read_yaml(name: str) -> Any:
    """The content of ``data/<name>.yaml``; the caller must not change it.

    Raises LexiconError where the file is missing or is not YAML.
    """
    try:
        text = files("taizhang.lexicon").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader either way
    except (OSError, yaml.YAMLError) as error:
        raise LexiconError(
            "lexicon.unreadable",
            zh=f"规则文件 {name}.yaml 读不了：{error}。请核对文件是否存在、缩进是否正确。",
            en=f"rule file {name}.yaml cannot be read: {error}. Check that it exists and is valid YAML.",
        ) from error
