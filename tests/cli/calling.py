"""Calling the command line in a test."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a call gave."""

    status: int
    out: str
    err: str


Call = Callable[..., Result]
