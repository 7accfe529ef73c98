"""Small pieces of HTML that every page is made of, safe against whatever the text holds."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from taizhang.core.errors import Language
from taizhang.views.reasons import in_english
from taizhang.views.wording import wording

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def shown(text: str) -> str:
    """Text as HTML, what cannot be printed left out."""
    return escape(_UNPRINTABLE.sub("", text))


def word(key: str, *, language: Language, tag: str = "span", attributes: str = "") -> str:
    """A word of the interface, marked so that the page can change its language."""
    return f'<{tag} data-w="{key}"{attributes}>{shown(wording(language)[key])}</{tag}>'


def said(reason: str, *, language: Language) -> str:
    """A reason of the reconciliation in the language of the page, the other one kept so that the page can
    change its language. One that has no English stays Chinese.
    """
    english = in_english(reason)
    if english is None:
        return f'<span lang="zh-CN">{shown(reason)}</span>'
    now, other = (reason, english) if language == "zh" else (english, reason)
    return f'<span data-other="{shown(other)}">{shown(now)}</span>'


def page(
    template: str, *, script: str, language: Language, values: dict[str, str], styles: Sequence[str] = ()
) -> str:
    """A whole page: the template with style, script, words in both languages, and ``values`` (HTML already).

    ``styles`` are further style sheets of the ``assets`` folder.

    The content security policy allows the page's own style and script by their hashes and nothing else, so
    that text which slipped through as markup still could not run or load anything.
    """
    style = asset("site.css") + "".join(map(asset, styles))
    code = asset("words.js") + asset(script)
    words = {name: _page_words(name) for name in ("zh", "en")}
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(code)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    fixed = {
        "lang": "zh-CN" if language == "zh" else "en",
        "policy": escape(policy),
        "style": style,
        "script": code,
        "words": json.dumps(words, ensure_ascii=False).replace("<", "\\u003c"),
    }
    interface = {
        "w_" + key.removeprefix("site.").replace(".", "_"): shown(text)
        for key, text in wording(language).items()
        if key.startswith(("site.", "status."))
    }
    return Template(asset(template)).substitute(interface | fixed | values)


@cache
def asset(name: str) -> str:
    """A file of the ``assets`` folder."""
    return files("taizhang.views.site").joinpath("assets", name).read_text(encoding="utf-8")


def _page_words(language: str) -> dict[str, str]:
    return {
        key: text
        for key, text in wording("zh" if language == "zh" else "en").items()
        if not key.startswith(
            ("tasks.", "cycle.", "closed.", "self_assessment.", "state.", "sheet.", "sdmx.")
        )
    }


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
