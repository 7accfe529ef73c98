"""The people of ``web_load.py``, as locust has them: what they look at and how they decide."""

from __future__ import annotations

import itertools
import json
import os
import random
import re
from pathlib import Path
from typing import Any

from locust import FastHttpUser, between, events, task

WORDS = ("就业", "生产总值", "地铁", "5G", "营商环境", "固定资产投资", "学位")
_TOLD = json.loads(Path(os.environ["TOLD"]).read_text(encoding="utf-8"))
_SESSIONS = itertools.cycle(_TOLD["sessions"])
_RECORDS = iter(_TOLD["statements"])
_MADE = {"decisions": 0}
_SEEN = re.compile(r'name="seen" value="(\d+)"')
_CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Reader(FastHttpUser):  # type: ignore[misc]
    """One person."""

    wait_time = between(1, 3)

    def on_start(self) -> None:
        """Take a session of one's own."""
        self.session = next(_SESSIONS)
        self.chance = random.Random(self.session)

    def look(self, address: str, name: str) -> str:
        """Open a page."""
        with self.client.get(
            address, name=name, headers=self.headers(), catch_response=True, allow_redirects=False
        ) as answer:
            if answer.status_code != 200:
                answer.failure(f"{answer.status_code}")
                return ""
            return str(answer.text)

    def headers(self, **more: str) -> dict[str, str]:
        """With the session."""
        return {"Cookie": f"{_TOLD['cookie']}={self.session}", "Accept-Language": "zh", **more}

    @task(3)
    def documents(self) -> None:
        """The library."""
        self.look("/library/documents/", "documents")

    @task(5)
    def reading(self) -> None:
        """A report."""
        number = self.chance.choice(_TOLD["documents"])
        self.look(f"/library/documents/{number}/reading", "reading")

    @task(5)
    def source(self) -> None:
        """The sentence of a figure."""
        _, key = self.chance.choice(_TOLD["statements"])
        self.look(f"/library/records/{key}", "source")

    @task(3)
    def verdicts(self) -> None:
        """The verdicts of a place."""
        self.look(f"/ledger/verdicts/?place={self.chance.choice(_TOLD['places'])}", "verdicts")

    @task(2)
    def verdict(self) -> None:
        """One verdict."""
        self.look(f"/ledger/verdicts/{self.chance.choice(_TOLD['verdicts'])}", "verdict")

    @task(2)
    def search(self) -> None:
        """A word."""
        self.look(f"/search/?q={self.chance.choice(WORDS)}", "search")

    @task(6)
    def review(self) -> None:
        """Decide about a record."""
        number, _ = next(_RECORDS)
        page = self.look(f"/library/review?record={number}", "queue")
        seen, token = _SEEN.search(page), _CSRF.search(page)
        if seen is None or token is None:
            return
        jar = {cookie.name: cookie.value for cookie in self.client.cookiejar}
        cookies = f"{_TOLD['cookie']}={self.session}; taizhang_csrf={jar.get('taizhang_csrf', '')}"
        headers = self.headers(**{"HX-Request": "true", "Cookie": cookies})
        with self.client.post(
            f"/library/review/statement/{number}/decide",
            data={
                "do": "reject" if self.chance.random() < 0.1 else "accept",
                "seen": seen[1],
                "csrfmiddlewaretoken": token[1],
            },
            name="decide",
            headers=headers,
            catch_response=True,
        ) as answer:
            if answer.status_code != 200:
                answer.failure(f"{answer.status_code}")
            elif "HX-Trigger-After-Swap" in answer.headers:
                _MADE["decisions"] += 1


@events.quitting.add_listener
def _tell(environment: Any, **_: Any) -> None:
    total = environment.stats.total
    Path(os.environ["COUNTS"]).write_text(
        json.dumps(
            {
                "requests": total.num_requests,
                "failures": total.num_failures,
                "median": total.median_response_time or 0,
                "p95": total.get_response_time_percentile(0.95) or 0,
                **_MADE,
            }
        ),
        encoding="utf-8",
    )
