"""Which language the command line speaks, and its wording."""

from __future__ import annotations

import locale
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from functools import cache

from taizhang.core.errors import Language
from taizhang.lexicon.shipped import read_shipped

LANGUAGES: tuple[Language, ...] = ("zh", "en")
_FILES = ("messages.yaml", "web_messages.yaml")
speaking: ContextVar[Language] = ContextVar("speaking", default="zh")


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """``--lang``, else ``TAIZHANG_LANG``, else the locale, else Chinese.

    Read ahead of the other options, so that ``--help`` and the message about a wrong option are in the
    language asked for wherever ``--lang`` stands. The locale ``C`` names no language.
    """
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
        elif argument == "--lang" and at + 1 < len(arguments):
            asked = arguments[at + 1]
        else:
            continue
        if asked in LANGUAGES:
            return asked
    if (named := environment.get("TAIZHANG_LANG")) in LANGUAGES:
        return named
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if named := environment.get(variable):
            break
    else:
        named = locale.getlocale()[0] or ""
    plain = named.split(".")[0].lower()
    return "zh" if plain in ("", "c", "posix") or plain.startswith(("zh", "chinese")) else "en"


def say(key: str, **values: object) -> str:
    """The wording under ``key`` in the language being spoken, its ``{fields}`` filled in."""
    wording: str = _messages()[key][speaking.get()]
    return wording.format(**values) if values else wording


@cache
def _messages() -> dict[str, dict[str, str]]:
    return {key: both for name in _FILES for key, both in read_shipped("taizhang.cli", name).items()}
