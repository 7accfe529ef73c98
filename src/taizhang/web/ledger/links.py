"""Addresses of the sentences that figures come from."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse


def source_of(key: str) -> str:
    """The sentence of a statement."""
    return _address("library:source", key)


def span_of(document: int, start: int, end: int) -> str:
    """The sentence around half-open offsets of a document."""
    address = _address("library:span", document)
    return f"{address}?start={start}&end={end}" if address else ""


def _address(name: str, *arguments: object) -> str:
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""
