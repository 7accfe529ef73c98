"""What a program is told when something cannot be done: a code, why, and the way out, in both languages."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from ninja import Schema
from pydantic import Field

from taizhang.web.words import wordings

logger = logging.getLogger("taizhang.api")


class Words(Schema):
    """The same in Chinese and in English."""

    zh: str
    en: str


class Problem(Schema):
    """Why a request was refused."""

    code: str = Field(description="稳定的代号 stable code")
    why: Words = Field(description="原因 what is wrong")
    way_out: Words = Field(description="怎么办 what to do")
    fields: dict[str, str] = Field(default_factory=dict, description="哪个参数、哪里不对 wrong parameters")


class RefusalError(Exception):
    """A request that is refused, with its status and what is said."""

    def __init__(
        self, status: int, code: str, *, fields: Mapping[str, str] | None = None, why: Words | None = None
    ) -> None:
        super().__init__(code)
        self.status = status
        self.problem = Problem(
            code=code,
            why=why or _said(code, group="api.why"),
            way_out=_said(code, group="api.way_out"),
            fields=dict(fields or {}),
        )


def refusals(*statuses: int) -> dict[int, Any]:
    """The answers that an operation may give besides its own, for its documentation."""
    return dict.fromkeys((400, 401, 403, 404, 422, 429, 503, *statuses), Problem)


def _said(code: str, *, group: str) -> Words:
    known = wordings()
    told = known.get(f"{group}.{code}") or known[f"{group}.refused"]
    return Words(**told)
