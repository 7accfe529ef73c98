"""The wording of the views in Chinese and English, from their own data file."""

from __future__ import annotations

from functools import cache

from taizhang.core.errors import Language
from taizhang.extraction.strength import WHY_NOT, why_not_wording
from taizhang.lexicon.shipped import read_shipped


@cache
def wording(language: Language) -> dict[str, str]:
    """Every word of the views by its key (``kind.amount``), with the reasons why a task cannot be checked.

    The caller must not change it.
    """
    entries = read_shipped("taizhang.views", "wording.yaml")
    reasons = {f"why_not.{code}": why_not_wording(code, language) for code in WHY_NOT}
    return {key: both[language] for key, both in entries.items()} | reasons
