"""By keyboard alone: the skip link, every control in turn, each seen while it has the focus."""

from collections.abc import Callable
from typing import Any

import pytest
from looking import Look

pytestmark = pytest.mark.chromium
Looking = Callable[..., Look]
MOST = 400

# What has the focus: where it is, whether it can be seen, what it says.
_FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  const x = Math.min(Math.max(box.left + Math.min(box.width, 40) / 2, 0), innerWidth - 1);
  const y = box.top + Math.min(box.height, 40) / 2;
  const top = document.elementFromPoint(x, y);
  return {
    words: (one.innerText || one.getAttribute("aria-label") || one.name || one.tagName).trim().slice(0, 40),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight
      && top !== null && (one.contains(top) || top.contains(one) || one.labels?.[0]?.contains(top)),
  };
}"""


def _walk(view: Look) -> list[dict[str, Any]]:
    """What has the focus after each Tab until it leaves the page."""
    met: list[dict[str, Any]] = []
    for _ in range(MOST):
        view.page.keyboard.press("Tab")
        focused = view.page.evaluate(_FOCUSED)
        if focused is None:
            return met
        met.append(focused)
    return met


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["/", "/guide", "/manage/people/"])
def test_tab_reaches_every_control_and_shows_where_it_is(look: Looking, path: str, width: int) -> None:
    view = look(width=width)
    view.goto(path)
    view.settle()
    met = _walk(view)
    assert met[0]["words"] == "跳到正文"
    assert len(met) < MOST, "the focus never leaves the page"
    assert not [one["words"] for one in met if not one["outlined"]], "no outline"
    assert not [one["words"] for one in met if not one["seen"]], "not to be seen"
    controls = view.page.locator(
        "main :is(a[href], button, input:not([type=hidden]), select, textarea, summary):visible"
    )
    assert len(met) >= controls.count()


def test_the_skip_link_leads_past_the_menu(look: Looking) -> None:
    view = look()
    view.goto("/manage/people/")
    view.page.keyboard.press("Tab")
    view.page.keyboard.press("Enter")
    view.page.keyboard.press("Tab")
    assert view.page.evaluate("document.querySelector('main').contains(document.activeElement)")
