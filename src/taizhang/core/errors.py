"""Errors as an interface: what happened, why, and the way out, in Chinese and English."""

from __future__ import annotations

from typing import Literal

Language = Literal["zh", "en"]


class TaizhangError(Exception):
    """The root of every error meant for a person.

    ``code`` is stable (``documents.empty``); ``zh`` and ``en`` say what, why and the way out.
    """

    def __init__(self, code: str, *, zh: str, en: str) -> None:
        super().__init__(f"{code}: {en}")
        self.code = code
        self.zh = zh
        self.en = en

    def message(self, language: Language) -> str:
        """The wording in the asked language."""
        return self.zh if language == "zh" else self.en


class DocumentError(TaizhangError):
    """A file that cannot be read as a document; the rest of a batch goes on."""


class LexiconError(TaizhangError):
    """A rule file that breaks its own schema or examples."""
