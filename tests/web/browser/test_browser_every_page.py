"""Every page there is: accessible, fitting a phone, silent, printable, in both languages."""

from collections.abc import Callable
from typing import Any

import pytest
from looking import Look, Site
from walking import Walk, every_view, walk

pytestmark = pytest.mark.chromium
Looking = Callable[..., Look]
PARTS = 4  # so that no test takes long and two workers share them

# Views to which no link of the demonstration leads, with the reason. A new view is linked, or named here.
UNLINKED = {
    "health": "for monitoring",
    "metrics": "for monitoring",
    "accounts:enter": "its links work once",
    "publishing:case": "the answer to feedback that was sent",
    "publishing:handle": "begins with feedback that was sent",
    "ledger:adjustment_withdraw": "begins with an adjustment that was entered",
    "ledger:view_change": "begins with a view that was saved",
    "ledger:views": "begins with a view that was saved",
    "ledger:goal": "the samples have no goal for several years",
    "ledger:map": "begins with outlines that were supplied",
    "library:difference": "begins with a second version of a document",
    "ledger:judging": "a part of a page while places wait for judging",
    "library:page": "an image, asked for by the script of the reading view",
}
# Where the walk begins: what is linked from later pages of a list alone is opened at once.
BEGIN = ("/", "/ledger/units/2")
# What answers with a page but is none to look at.
NO_PAGES = frozenset(("set_language",))


@pytest.fixture(scope="session")
def walked(site: Site, chromium: Any, administrator: dict[str, Any]) -> Walk:
    """The pages that the administrator comes to."""
    context = chromium.new_context(storage_state=administrator)
    found = walk(site.address, context.request, begin=BEGIN)
    context.close()
    return found


@pytest.fixture(scope="session")
def walked_outside(site: Site, chromium: Any) -> Walk:
    """The pages that somebody comes to who has not signed in."""
    context = chromium.new_context()
    found = walk(site.address, context.request)
    context.close()
    return found


def _pages(walked: Walk, part: int) -> list[tuple[str, str]]:
    return [pair for pair in sorted(walked.pages.items()) if pair[0] not in NO_PAGES][part::PARTS]


def test_a_link_leads_to_every_view(walked: Walk, walked_outside: Walk) -> None:
    unmet = {name for name in every_view() if not name.startswith("api:")}
    unmet -= walked.met | walked_outside.met | set(UNLINKED)
    assert not unmet, "link them from a page, or name them in UNLINKED"


def test_no_link_is_broken(walked: Walk, walked_outside: Walk) -> None:
    assert not walked.broken
    assert not walked_outside.broken


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_is_accessible_and_fits(
    look: Looking, walked: Walk, width: int, language: str, part: int
) -> None:
    view = look(width=width, language=language)
    assert not _faults(view, _pages(walked, part), f"{language}-{width}")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_outside_is_accessible_and_fits(
    look: Looking, walked_outside: Walk, width: int, part: int
) -> None:
    view = look(width=width, signed_in=False)
    assert not _faults(view, _pages(walked_outside, part), f"outside-{width}")


@pytest.mark.parametrize("part", range(PARTS))
def test_contrast_of_every_page_holds_in_the_dark(look: Looking, walked: Walk, part: int) -> None:
    view = look(dark=True)
    found = []
    for name, path in _pages(walked, part):
        view.goto(path)
        found += [f"{name}: {one}" for one in view.violations(only=("color-contrast",))]
    assert not found


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_prints_without_the_frame(look: Looking, walked: Walk, part: int) -> None:
    view = look()
    found = []
    for name, path in _pages(walked, part):
        view.goto(path)
        heading = "".join(view.page.locator("h1").first.inner_text().split())
        printed = "".join(view.printed().split())
        if heading not in printed:
            found.append(f"{name}: the heading is not printed")
        if "跳到正文" in printed or "演示管理员退出" in printed:
            found.append(f"{name}: the frame is printed")
    assert not found


def _faults(view: Look, pages: list[tuple[str, str]], mark: str) -> list[str]:
    found = []
    for name, path in pages:
        view.goto(path)
        view.settle()
        view.picture(f"{name.replace(':', '-')}-{mark}")
        found += [f"{name}: {one}" for one in view.violations()]
        if (wider := view.overflow()) > 0:
            found.append(f"{name}: {wider} pixels wider than the screen")
    return found
