"""A web page to blocks: decode, parse, find the article, let it flow."""

from __future__ import annotations

import re

from lxml import etree

from taizhang.documents.assemble import Block, Paragraph
from taizhang.documents.html.article import article_of, dropped_from, weigh
from taizhang.documents.html.elements import tag_of
from taizhang.documents.html.encoding import decode_page
from taizhang.documents.html.flow import Flow, tidy
from taizhang.documents.limits import Deadline, Limits
from taizhang.documents.refusals import refuse

_TITLE_NAMES = re.compile(r"^(?:articletitle|og:title)$", re.I)
_SITE = re.compile(r"[-_|—–].*$")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_ENTITIES = re.compile(r"<!ENTITY", re.I)


def read_html(
    data: bytes, *, name: str, limits: Limits, deadline: Deadline
) -> tuple[list[Block], str, tuple[str, ...]]:
    """The title, the paragraphs and the tables of the article, the encoding and the warnings.

    Raises ``documents.too_deep`` for elements nested deeper than ``limits.depth``, ``documents.unsafe`` for
    a page that declares entities, ``documents.empty`` for one without text.
    """
    page, encoding, warnings = decode_page(data, name=name)
    if _ENTITIES.search(page[:65_536]):
        raise refuse("documents.unsafe", name=name, detail="ENTITY")
    root = _parsed(_CONTROLS.sub(" ", page), name=name, limits=limits, deadline=deadline)
    body = next((element for element in root.iter("body")), root)
    weights = weigh(body)
    if body not in weights or not weights[body].all:
        raise refuse("documents.empty", name=name)
    article = article_of(body, weights)
    dropped = dropped_from(article, weights)
    deadline.check()
    flow = Flow(seen=lambda element: element in weights and element not in dropped, deadline=deadline)
    blocks: list[Block] = list(flow.blocks(article))
    title = _title(root, article)
    if title and not any(_same(title, block) for block in blocks[:5]):
        blocks.insert(0, Paragraph(text=title))
    return blocks, encoding, warnings


def _parsed(page: str, *, name: str, limits: Limits, deadline: Deadline) -> etree._Element:
    if page.count("<") > 2 * limits.elements:
        raise refuse("documents.too_large", name=name, detail="html")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        # A lone surrogate cannot be written; it cannot be read from a file either.
        root = etree.fromstring(page.encode("utf-8", errors="replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise refuse("documents.damaged", name=name, detail="html") from error
    if root is None:
        raise refuse("documents.empty", name=name)
    deadline.check()
    _check_depth(root, name=name, limits=limits)
    return root


def _check_depth(root: etree._Element, *, name: str, limits: Limits) -> None:
    """Refuse deep nesting: libxml2 leaves out what is deeper than it goes, and text would be lost in
    silence.
    """
    level = [root]
    for _ in range(limits.depth):
        level = [child for element in level for child in element]
        if not level:
            return
    raise refuse("documents.too_deep", name=name, detail=f"> {limits.depth}")


def _title(root: etree._Element, article: etree._Element) -> str:
    """The title of the article where it stands outside of it: a heading before it, else what the head
    says.
    """
    inside = set(article.iter())
    for heading in root.iter("h1"):
        text = tidy("".join(heading.itertext()))
        if text and heading not in inside:
            return text
    if any(tag_of(element) == "h1" for element in inside):
        return ""
    for meta in root.iter("meta"):
        if _TITLE_NAMES.match(meta.get("name") or meta.get("property") or ""):
            return tidy(meta.get("content") or "")
    found = next(iter(root.iter("title")), None)
    return _SITE.sub("", tidy("".join(found.itertext()))).strip() if found is not None else ""


def _same(title: str, block: Block) -> bool:
    text = getattr(block, "text", "")
    bare, other = "".join(title.split()), "".join(text.split())
    return bool(other) and (bare in other or (len(other) > 6 and other in bare))
