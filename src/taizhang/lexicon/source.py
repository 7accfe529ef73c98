"""Reading the rule files that ship with the package."""

from __future__ import annotations

from functools import cache
from typing import Any

from taizhang.core.errors import LexiconError
from taizhang.lexicon.shipped import read_shipped


@cache
def read_yaml(name: str) -> Any:
    """The content of ``data/<name>.yaml``; the caller must not change it.

    Raises LexiconError where the file is missing or is not YAML.
    """
    try:
        return read_shipped("taizhang.lexicon", f"data/{name}.yaml")
    except (OSError, ValueError) as error:
        raise LexiconError(
            "lexicon.unreadable",
            zh=f"规则文件 {name}.yaml 读不了：{error}。请核对文件是否存在、缩进是否正确。",
            en=f"rule file {name}.yaml cannot be read: {error}. Check that it exists and is valid YAML.",
        ) from error
