"""The wording of the views in Chinese and English, from their own data file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from taizhang.core.errors import Language
from taizhang.extraction.strength import WHY_NOT, why_not_wording

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def wording(language: Language) -> dict[str, str]:
    """Every word of the views by its key (``kind.amount``), with the reasons why a task cannot be checked.

    The caller must not change it.
    """
    text = files("taizhang.views").joinpath("wording.yaml").read_text(encoding="utf-8")
    entries: Any = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader either way
    reasons = {f"why_not.{code}": why_not_wording(code, language) for code in WHY_NOT}
    return {key: both[language] for key, both in entries.items()} | reasons
