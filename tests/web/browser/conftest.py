"""A running demonstration and Chromium to look at it. Skips where there is no Chromium."""

import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from filled_sample import filled
from looking import Look, Site
from serving import served

_QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def site(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The running demonstration of this worker."""
    with served(filled(tmp_path_factory.getbasetemp()), tmp_path_factory.mktemp("demo")) as site:
        yield site


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
