"""The glossary (术语): each word of the vocabularies with its one meaning, in both languages.

``glossary.yaml`` of an application adds its own vocabularies, a group each::

    state:                                    # terms are named state.open, state.done
      title: {zh: 任务状态, en: State of a task}
      words: web:ledger.state                 # where the words stand: ledger.state.open in wording.yaml
      terms:
        open: {zh: 还没有完成。, en: Not done yet.}
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from taizhang.core.errors import Language
from taizhang.lexicon.shipped import read_shipped
from taizhang.views.wording import wording
from taizhang.web.settings.build import installed_apps
from taizhang.web.words import language, wordings


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word and what it means; ``key`` is its place on the glossary page."""

    key: str
    word: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A vocabulary."""

    key: str
    title: str
    terms: tuple[Term, ...]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The glossary page, open to all."""
    return render(request, "ui/glossary.html", {"groups": glossary(language())})


def term(key: str) -> Term:
    """The term ``key`` (``outcome.met``) in the language of the request. Raises KeyError."""
    return _by_key(language())[key]


@cache
def glossary(language: Language) -> tuple[Group, ...]:
    """Every vocabulary in one language."""
    return tuple(_group(key, told, language) for key, told in _told().items())


@cache
def _by_key(language: Language) -> dict[str, Term]:
    return {one.key: one for group in glossary(language) for one in group.terms}


@cache
def _told() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in ("ui", *(name for name in installed_apps() if name != "ui")):
        if files(f"taizhang.web.{name}").joinpath("glossary.yaml").is_file():
            found.update(read_shipped(f"taizhang.web.{name}", "glossary.yaml"))
    return found


def _group(key: str, told: dict[str, Any], language: Language) -> Group:
    kind, _, prefix = str(told["words"]).partition(":")

    def word(name: str) -> str:
        place = f"{prefix}.{name}"
        return wordings()[place][language] if kind == "web" else wording(language)[place]

    return Group(
        key=key,
        title=told["title"][language],
        terms=tuple(
            Term(key=f"{key}.{name}", word=word(name), meaning=meaning[language])
            for name, meaning in told["terms"].items()
        ),
    )
