"""Wording in Chinese and English: ``wording.yaml`` of each application, key by key in both languages."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from django.utils.functional import lazy
from django.utils.translation import get_language

from taizhang.core.errors import Language
from taizhang.lexicon.shipped import read_shipped
from taizhang.web.settings.build import installed_apps


def language() -> Language:
    """The language of the request; Chinese unless English was chosen."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def say(key: str, **values: object) -> str:
    """The wording under ``key`` in the language of the request, its ``{fields}`` filled in.

    Raises KeyError for a key that no ``wording.yaml`` has.
    """
    wording = wordings()[key][language()]
    return wording.format(**values) if values else wording


say_later = lazy(say, str)  # for what is named when a module is imported: labels of forms


@cache
def wordings() -> dict[str, dict[str, str]]:
    """Every key with its wording in each language; keys begin with their application's name."""
    found: dict[str, dict[str, str]] = {}
    for name in installed_apps():
        if files(f"taizhang.web.{name}").joinpath("wording.yaml").is_file():
            found.update(read_shipped(f"taizhang.web.{name}", "wording.yaml"))
    return found
