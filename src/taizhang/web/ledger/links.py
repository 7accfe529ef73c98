"""Addresses of the sentences that figures come from."""

from __future__ import annotations

from django.urls import reverse


def source_of(key: str) -> str:
    """The sentence of a statement or task."""
    return reverse("library:source", args=[key])


def span_of(document: int, start: int, end: int) -> str:
    """The sentence around half-open offsets of a document."""
    return f"{reverse('library:span', args=[document])}?start={start}&end={end}"
