"""Reads a ledger over its interface for programs; nothing but the standard library.

usage: python examples/api_client.py ADDRESS [--token TOKEN] PLACE INDICATOR

Prints what was promised and what was reached of an indicator, each year with the sentence it comes from.
Without a token only what is public is read. Make a token under “我的 → 接口令牌”.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen


class Refused(Exception):  # noqa: N818 - it reads well where it is caught
    """What the ledger says when something cannot be done: ``code``, why, and the way out."""

    def __init__(self, status: int, problem: Mapping[str, Any]) -> None:
        super().__init__(f"{status} {problem['why']['zh']} {problem['way_out']['zh']}")
        self.status = status
        self.code = problem["code"]
        self.fields = problem["fields"]


@dataclass
class Ledger:
    """A ledger at an address (``http://127.0.0.1:8000``). What has not changed is not sent twice."""

    address: str
    token: str = ""
    _known: dict[str, tuple[str, Any]] = field(default_factory=dict)

    def read(self, path: str, **asked: object) -> Any:
        """What stands at ``/api/<path>``. Raises Refused."""
        query = urlencode({name: value for name, value in asked.items() if value not in (None, "")})
        place = f"{self.address.rstrip('/')}/api/{quote(path)}" + (f"?{query}" if query else "")
        request = Request(place, headers=self._headers())
        mark, kept = self._known.get(place, ("", None))
        if mark:
            request.add_header("If-None-Match", mark)
        try:
            with urlopen(request, timeout=60) as answer:
                told = json.load(answer)
                self._known[place] = (answer.headers.get("ETag", ""), told)
                return told
        except HTTPError as error:
            if error.code == 304:
                return kept
            raise Refused(error.code, json.load(error)) from None

    def every(self, path: str, **asked: object) -> Iterator[dict[str, Any]]:
        """Every row of a list, part by part."""
        after = 0
        while True:
            part = self.read(path, **asked, after=after, limit=200)
            yield from part["items"]
            if part["next"] is None:
                return
            after = part["next"]

    def review(self, statement: Mapping[str, Any], decision: str, *, why: str = "", **fields: object) -> Any:
        """Decide about a statement: accept, reject, or correct with the fields that change."""
        body = {"decision": decision, "version": statement["version"], "why": why, "fields": fields}
        place = f"{self.address.rstrip('/')}/api/statements/{statement['key']}/review"
        headers = {**self._headers(), "Content-Type": "application/json"}
        request = Request(place, data=json.dumps(body).encode(), headers=headers, method="POST")
        try:
            with urlopen(request, timeout=60) as answer:
                return json.load(answer)
        except HTTPError as error:
            raise Refused(error.code, json.load(error)) from None

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


def main() -> None:
    """Print the verdicts of one indicator."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("address")
    parser.add_argument("place")
    parser.add_argument("indicator")
    parser.add_argument("--token", default="")
    asked = parser.parse_args()
    ledger = Ledger(asked.address, asked.token)
    for verdict in ledger.every("verdicts", place=asked.place, indicator=asked.indicator):
        print(verdict["year"], verdict["subject"], verdict["outcome"])
        for name in ("target", "result"):
            if found := verdict[name]:
                print(f"  {name:6} {found['source']['text']}  {found['source']['sentence']}")
                print(f"         {found['source']['address']}")


if __name__ == "__main__":
    main()
