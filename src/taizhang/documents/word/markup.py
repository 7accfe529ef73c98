"""Names and attributes of WordprocessingML without their namespace: transitional and strict files differ
only there.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree


def local(element: etree._Element) -> str:
    """The local name of an element; empty for what is not an element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, key: str) -> str | None:
    """The value of an attribute by its local name."""
    if element is None:
        return None
    for full, value in element.attrib.items():
        if full.rpartition("}")[2] == key:
            return str(value)
    return None


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child by local name, then its child, and so on; None where one is missing."""
    for step in path:
        if element is None:
            return None
        element = next((found for found in element if local(found) == step), None)
    return element


def children(element: etree._Element | None, key: str) -> Iterator[etree._Element]:
    """All children with a local name."""
    if element is not None:
        yield from (found for found in element if local(found) == key)


def number(element: etree._Element | None, key: str = "val") -> int | None:
    """An attribute as a whole number; None where it is missing or not one."""
    value = attribute(element, key)
    try:
        return int(value) if value is not None else None
    except ValueError:
        return None


def is_on(element: etree._Element | None) -> bool:
    """A toggle property (17.17.4): present without a value means on."""
    return element is not None and attribute(element, "val") not in ("0", "false", "off")
