"""What the reconciliation says, in English (对账理由的英文): the forms of ``reasons.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from taizhang.core.errors import Language
from taizhang.lexicon.shipped import read_shipped
from taizhang.lexicon.wordlists import any_of

_PLACE = re.compile(r"\{(\w+)(?::(\w+))?\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A sentence form (句式): ``zh`` and ``en`` with the same named places, and an ``example`` in Chinese.

    ``start`` is the Chinese before the first place, ``regex`` the form with a group for each place, and
    ``places`` has the kind of each.
    """

    zh: str
    en: str
    example: str
    start: str
    regex: str
    places: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What may stand at a place (部分): words taken over as they are, words of a list, forms, or a list of
    members of another kind. ``regex`` matches any of it, without groups.
    """

    regex: str
    verbatim: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    forms: tuple[Form, ...] = ()
    member: str = ""
    between: str = ""
    joined: str = ""


@lru_cache(maxsize=4096)
def in_english(reason: str) -> str | None:
    """A reason of a verdict, a finding or a goal in English; None where no form of the table fits it.

    >>> in_english("余下3年每年还要6.8%，2023年计划6%")
    'Years left: 3, 6.8% needed in each; planned for 2023: 6%'
    """
    return _of_kind("reason", reason)


def reason_in(reason: str, *, language: Language) -> str:
    """A reason in the language asked for; in Chinese, as it is stored, where it has no English."""
    return reason if language == "zh" else in_english(reason) or reason


def reasons_in(reasons: Sequence[str], *, language: Language) -> str:
    """Several reasons on one line, parted as the language does."""
    return ("；" if language == "zh" else "; ").join(reason_in(one, language=language) for one in reasons)


@cache
def table() -> Mapping[str, Mapping[str, Any]]:
    """The entries of ``reasons.yaml`` by the names of their kinds; the caller must not change them."""
    entries: Mapping[str, Mapping[str, Any]] = read_shipped("taizhang.views", "reasons.yaml")
    return entries


@cache
def kind_of(name: str) -> Kind:
    """The kind of that name in the table. Raises KeyError where there is none."""
    entry = table()[name]
    if "forms" in entry:
        forms = tuple(_form(one) for one in entry["forms"])
        return Kind(regex=_any(_regex(form.zh, grouped=False) for form in forms), forms=forms)
    if "list_of" in entry:
        # What its members are is seen when it is parted: repeated in one expression, they could be parted
        # in so many ways that a sentence that fits no form would never be done with.
        return Kind(
            regex="(?:.+?)",
            member=entry["list_of"],
            between=entry["between"],
            joined=entry["joined"],
        )
    words = {str(zh): str(en) for zh, en in entry.get("words", {}).items()}
    known = [any_of(words)] if words else []
    other = [entry["pattern"]] if "pattern" in entry else []
    return Kind(regex=_any([*known, *other]), verbatim=bool(other), words=words)


def _form(entry: Mapping[str, str]) -> Form:
    zh = entry["zh"]
    return Form(
        zh=zh,
        en=entry["en"],
        example=entry["example"],
        start=zh.partition("{")[0],
        regex=_regex(zh, grouped=True),
        places={match[1]: match[2] or match[1] for match in _PLACE.finditer(zh)},
    )


def _regex(zh: str, *, grouped: bool) -> str:
    parts, at = [], 0
    for match in _PLACE.finditer(zh):
        inner = kind_of(match[2] or match[1]).regex
        parts += [re.escape(zh[at : match.start()]), f"(?P<{match[1]}>{inner})" if grouped else inner]
        at = match.end()
    return "".join([*parts, re.escape(zh[at:])])


def _any(regexes: Iterable[str]) -> str:
    return f"(?:{'|'.join(regexes)})"


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex, re.DOTALL)


def english_by(form: Form, text: str) -> str | None:
    """A text in the English of one form; None where the form does not fit it."""
    if not text.startswith(form.start):
        return None
    match = _compiled(form.regex).fullmatch(text)
    if match is None:
        return None
    said: dict[str, str] = {}
    for place, kind in form.places.items():
        words = _of_kind(kind, match[place])
        if words is None:
            return None
        said[place] = words
    return form.en.format(**said)


def _of_kind(name: str, text: str) -> str | None:
    kind = kind_of(name)
    if kind.forms:
        return next((said for form in kind.forms if (said := english_by(form, text)) is not None), None)
    if kind.member:
        return _of_list(kind, text)
    return kind.words.get(text, text if kind.verbatim else None)


def _of_list(kind: Kind, text: str) -> str | None:
    """The members joined as English does; the mark between them may also stand within one (《甲、乙》)."""
    member = _compiled(f"({kind_of(kind.member).regex})({re.escape(kind.between)}|\\Z)")
    said: list[str] = []
    at, more = 0, True
    while more:
        found = member.match(text, at)
        words = None if found is None else _of_kind(kind.member, found[1])
        if found is None or words is None:
            return None
        said.append(words)
        at, more = found.end(), bool(found[2])
    return kind.joined.join(said)
