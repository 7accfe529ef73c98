"""Which part of a page is the article: where the text outside links is."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from taizhang.documents.html.elements import is_named_around, is_unseen, tag_of
from taizhang.documents.html.tables import is_layout

# Down to the child that holds this share of the text that is not links.
_MOST_OF_TEXT = 0.9
# A sibling with this many characters outside links is a part of the article, whatever its share.
_A_PART = 300
# A block is a list of links when this share of its characters stands in links.
_LINKS = 0.6
# Text whose block is named like furniture is kept all the same when it is more than this share of the whole.
_TOO_MUCH_TO_DROP = 0.5
_NOT_ENTERED = frozenset(("p", "span", "pre", "ul", "ol", "dl"))


@dataclass(slots=True)
class Weight:
    """Characters of an element that are seen, and how many of them stand in links."""

    all: int = 0
    linked: int = 0

    @property
    def own(self) -> int:
        """Characters outside links."""
        return self.all - self.linked


def weigh(root: etree._Element) -> dict[etree._Element, Weight]:
    """The weight of every element that is seen; one pass, without recursion."""
    weights: dict[etree._Element, Weight] = {}
    stack: list[tuple[etree._Element, bool]] = [(root, False)]
    while stack:
        element, is_done = stack.pop()
        if not is_done:
            if not tag_of(element) or is_unseen(element):
                continue
            weights[element] = Weight(all=_length(element.text))
            stack.append((element, True))
            stack += ((child, False) for child in element)
            continue
        weight = weights[element]
        for child in element:
            inner = weights.get(child)
            if inner is not None:
                weight.all += inner.all
                weight.linked += inner.linked
            weight.all += _length(child.tail)
        if tag_of(element) == "a" and element.get("href") is not None:
            weight.linked = weight.all
    return weights


def article_of(body: etree._Element, weights: dict[etree._Element, Weight]) -> etree._Element:
    """The smallest element with nearly all of the text; paragraphs and data tables are not entered."""
    current = body
    while True:
        total = weights[current].own
        inner = []
        for child in current:
            if child in weights:
                if is_named_around(child) and weights[child].own <= _TOO_MUCH_TO_DROP * weights[current].own:
                    total -= weights[child].own
                else:
                    inner.append(child)
        by_weight = sorted(inner, key=lambda child: -weights[child].own)
        if not by_weight or weights[by_weight[0]].own < max(_MOST_OF_TEXT * total, 1):
            break
        best = by_weight[0]
        if len(by_weight) > 1 and weights[by_weight[1]].own >= _A_PART:
            break
        if tag_of(best) in _NOT_ENTERED or (tag_of(best) == "table" and not is_layout(best)):
            break
        current = best
    return _whole_table(current, body)


def dropped_from(article: etree._Element, weights: dict[etree._Element, Weight]) -> set[etree._Element]:
    """Elements inside the article that are not of it: named so, or lists of links."""
    most = _TOO_MUCH_TO_DROP * max(weights[article].own, 1)
    dropped: set[etree._Element] = set()
    stack = list(article)
    while stack:
        element = stack.pop()
        weight = weights.get(element)
        if weight is None:
            continue
        named = is_named_around(element) and weight.own <= most
        is_list = tag_of(element) in ("ul", "ol", "div", "table", "p", "dl", "section") and _is_links(
            element, weight
        )
        if named or is_list:
            dropped.add(element)
        else:
            stack += element
    return dropped


def _is_links(element: etree._Element, weight: Weight) -> bool:
    """Several links and little else. One linked word in a sentence, or an annex by itself, is text."""
    if weight.all < 8 or weight.linked < _LINKS * weight.all:
        return False
    return sum(1 for _ in element.iter("a")) >= 3


def _whole_table(element: etree._Element, body: etree._Element) -> etree._Element:
    """Never a part of a data table: a row or its body is led back to the table, a cell stays (layout)."""
    while tag_of(element) in ("tr", "tbody", "thead", "tfoot") and element is not body:
        parent = element.getparent()
        if parent is None:
            break
        element = parent
    return element


def _length(text: str | None) -> int:
    return len("".join(text.split())) if text else 0
