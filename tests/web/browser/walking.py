"""Every page that a link leads to: one of each view, found as a reader would, from the first page on."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

# Links, and addresses kept in other attributes for scripts.
_LINK = re.compile(r"""(?:(?:href|src|action)=["']|[\w-]+=["'](?=/))([^"'#]+)""")
# More than one of a kind is opened, for what only some of them lead to.
_OF_A_KIND = 2
# What takes something away from whoever walks.
_NOT_FOLLOWED = frozenset(("accounts:sign_out",))


@dataclass(kw_only=True)
class Walk:
    """``pages``: one address of each view that answers with a page; ``met``: views that are linked."""

    pages: dict[str, str] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)


def walk(address: str, request: Any, *, begin: tuple[str, ...] = ("/",)) -> Walk:
    """Follow the links of the site at ``address``; ``request`` is Playwright's, with somebody's cookies."""
    found = Walk()
    seen: dict[str, int] = {}
    waiting = list(begin)
    while waiting:
        path = waiting.pop(0)
        view = view_of(path)
        if view is None:
            continue
        found.met.add(view)
        if seen.get(view, 0) >= _OF_A_KIND or view in _NOT_FOLLOWED:
            continue
        seen[view] = seen.get(view, 0) + 1
        answer = request.get(address + path)
        if answer.status == 405:  # the address of a form
            continue
        if answer.status >= 400:
            found.broken.append(f"{answer.status} {path}")
            continue
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        text = answer.text()
        if text.lstrip()[:9].lower() == "<!doctype":
            found.pages.setdefault(view, path)
        waiting += [one for one in _links(text, address + path, address) if one not in waiting]
    return found


def view_of(path: str) -> str | None:
    """The name of the view of an address, None for what is no view (a static file)."""
    try:
        return resolve(urlsplit(path).path).view_name or None
    except Resolver404:
        return None


def every_view() -> set[str]:
    """The names of all views that answer to GET."""
    return set(_names(get_resolver().url_patterns, ""))


def _answers_get(view: Any) -> bool:
    """Whether no ``require_http_methods`` around the view leaves GET out."""
    while view is not None:
        held = inspect.getclosurevars(view).nonlocals if inspect.isfunction(view) else {}
        methods = held.get("request_method_list")
        if methods is not None and "GET" not in methods:
            return False
        view = getattr(view, "__wrapped__", None)
    return True


def _names(patterns: Any, before: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{before}{pattern.namespace}:" if pattern.namespace else before
            yield from _names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and pattern.name and _answers_get(pattern.callback):
            yield before + pattern.name


def _links(text: str, here: str, address: str) -> list[str]:
    made = [urljoin(here, unescape(link)) for link in _LINK.findall(text)]
    return list(dict.fromkeys(link.removeprefix(address) for link in made if link.startswith(address + "/")))
