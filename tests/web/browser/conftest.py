"""A running demonstration and Chromium to look at it. Skips where there is no Chromium."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from looking import Look, Site

ROOT = Path(__file__).resolve().parents[3]
_QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """``taizhang demo`` as a process of its own, on a folder of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    folder = tmp_path_factory.mktemp("demo")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TAIZHANG", "DJANGO"))}
    log = folder / "log.txt"
    command = [sys.executable, "-m", "taizhang.cli.main", "demo", "--no-open", "--port", str(port)]
    with log.open("w") as told:
        process = subprocess.Popen(
            [*command, "-o", str(folder / "data")],
            env={**kept, "PYTHONUNBUFFERED": "1"},
            stderr=told,
            cwd=ROOT,
        )
        try:
            link = _waited(lambda: re.search(r"http://\S+/enter/\S+", log.read_text()), process)
            _waited(lambda: _listens(port), process)
            yield Site(address=f"http://127.0.0.1:{port}", link=link[0], folder=folder / "data")
        finally:
            process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=20)
            process.kill()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser: Debian's Chromium, or Chrome."""
    sync_api = pytest.importorskip("playwright.sync_api")
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("Chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def administrator(site: Site, chromium: Any) -> dict[str, Any]:
    """The cookies of the sample administrator, signed in by the one-time link."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(site.link)
    page.get_by_role("button", name=re.compile("进入台账|Enter")).click()
    page.wait_for_load_state()
    state: dict[str, Any] = context.storage_state()
    context.close()
    return state


@pytest.fixture
def look(site: Site, chromium: Any, request: pytest.FixtureRequest) -> Iterator[Callable[..., Look]]:
    """``look(width=390, language="en", signed_in=True)``: a page that notes faults and requests elsewhere."""
    opened: list[Look] = []

    def open_page(
        *, width: int = 1280, language: str = "zh", signed_in: bool = True, dark: bool = False
    ) -> Look:
        state = request.getfixturevalue("administrator") if signed_in else None
        context = chromium.new_context(
            viewport={"width": width, "height": 844 if width < 600 else 900},
            locale="en-US" if language == "en" else "zh-CN",
            storage_state=state,
            color_scheme="dark" if dark else "light",
        )
        view = Look(site=site, page=context.new_page())
        opened.append(view)
        return view

    yield open_page
    for view in opened:
        view.page.context.close()
        assert not view.elsewhere, "a request left the host"
        assert not view.faults, "the browser complained"


def _waited(check: Callable[[], Any], process: "subprocess.Popen[bytes]") -> Any:
    import time

    for _ in range(600):
        if found := check():
            return found
        assert process.poll() is None, "the demonstration ended"
        time.sleep(0.1)
    raise AssertionError("the demonstration does not start")


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
