"""Reading and review as seen in the browser: by keys, by selecting text, on a phone."""

import re
from collections.abc import Callable

import pytest
from looking import Look

pytestmark = pytest.mark.chromium
Looking = Callable[..., Look]

_WAIT = 10_000


def _first_document(view: Look) -> str:
    view.goto("/library/review")
    href = view.page.locator(".source .crumbs a").get_attribute("href")
    return str(href)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_is_accessible_and_fits(look: Looking, width: int, language: str) -> None:
    view = look(width=width, language=language)
    reading = _first_document(view)
    number = re.search(r"documents/(\d+)/", reading)
    assert number is not None
    pages = {
        "reading": reading,
        "reading-filtered": f"/library/documents/{number[1]}/reading?what=statement&status=target",
        "reading-queue": "/library/review",
        "reading-queue-tasks": "/library/review?what=task",
        "reading-accuracy": "/library/review/accuracy",
        "reading-add": f"/library/documents/{number[1]}/add?start=40&end=60",
        "reading-add-task": f"/library/documents/{number[1]}/add?what=task&start=40&end=60",
        "reading-source": "/library/records/" + reading.partition("at=")[2],
    }
    found = []
    for name, path in pages.items():
        view.goto(path)
        view.picture(f"{name}-{language}-{width}")
        found += [f"{name}: {violation}" for violation in view.violations()]
        if (wider := view.overflow()) > 0:
            found.append(f"{name}: {wider} pixels wider than the screen")
    assert not found, "\n".join(found)


def test_pages_beside_their_text(look: Looking) -> None:
    view = look()
    view.goto("/library/documents/")
    for link in view.page.locator("table.documents th a").evaluate_all("all => all.map(one => one.href)"):
        path = str(link).removeprefix(view.site.address)
        view.goto(f"{path}/reading?view=pages")
        if view.page.locator(".page img").count():
            break
    picture = view.page.locator(".page img").first
    picture.scroll_into_view_if_needed()
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") > 100
    view.picture("reading-pages")
    assert not view.violations()
    assert view.overflow() <= 0


def test_a_reviewer_goes_through_the_queue_by_keys(look: Looking) -> None:
    view = look()
    page = view.page
    view.goto("/library/review")

    def shown() -> str:
        return str(page.locator("[data-shown]").get_attribute("data-shown"))

    def waiting() -> int:
        return int(re.sub(r"\D", "", page.locator(".head [role=status]").inner_text()))

    first, number = shown(), waiting()
    page.keyboard.press("a")
    page.wait_for_url("**after=**")
    second = shown()
    assert second != first
    assert waiting() == number - 1

    page.keyboard.press("e")
    page.get_by_role("heading", name="更正数字").wait_for()
    page.get_by_label("理由").fill("试着更正")
    page.get_by_label("主体").fill("更正后的主体")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url("**after=**")
    assert "已更正" in page.locator(".notice").inner_text()
    third = shown()
    assert third not in (first, second)

    page.keyboard.press("x")
    page.locator(f"[data-shown]:not([data-shown='{third}'])").wait_for()
    assert waiting() == number - 3
    page.keyboard.press("u")
    page.wait_for_url("**record=**")
    assert shown() == third
    assert waiting() == number - 2
    before = shown()
    page.keyboard.press("s")
    page.locator(f"[data-shown]:not([data-shown='{before}'])").wait_for()
    view.picture("reading-queue-journey")


def test_text_and_cards_lead_to_each_other(look: Looking) -> None:
    view = look()
    page = view.page
    view.goto(_first_document(view).partition("?")[0])
    card = page.locator("#cards li.statement").nth(6)
    key = str(card.get_attribute("data-key"))
    card.locator("a").click()
    page.locator(f"[data-shown='{key}']").wait_for()
    assert page.locator(f"#m-{key}.at").is_visible()
    assert f"at={key}" in page.url
    mark = page.locator("#text a.m.statement:not(.at)").nth(9)
    other = str(mark.get_attribute("data-r")).split()[0]
    mark.click()
    page.locator(f"[data-shown='{other}']").wait_for()
    assert page.locator(f"#c-{other}").get_attribute("aria-current") == "true"
    page.keyboard.press("j")
    page.locator(f"[data-shown]:not([data-shown='{other}'])").wait_for()
    page.keyboard.press("k")
    page.locator(f"[data-shown='{other}']").wait_for()


def test_decisions_beside_the_text_and_adding_by_selecting(look: Looking) -> None:
    view = look()
    page = view.page
    view.goto(_first_document(view).partition("?")[0])
    card = page.locator("#cards li.statement.r-none").nth(3)
    key = str(card.get_attribute("data-key"))
    card.locator("a").click()
    page.locator(f"[data-shown='{key}']").wait_for()
    page.keyboard.press("a")
    page.locator(f"#c-{key}.r-accepted").wait_for()
    page.locator(f"[data-shown]:not([data-shown='{key}'])").wait_for()
    assert page.locator(f"#m-{key}.r-accepted").count() == 1
    view.picture("reading-accepted")

    page.evaluate(
        """() => {
          const piece = [...document.querySelectorAll('#text p > span[data-o]')].find(
            (one) => /^[\\u4e00-\\u9fff，。、]{8,}$/.test(one.textContent));
          const range = document.createRange();
          range.setStart(piece.firstChild, 1);
          range.setEnd(piece.firstChild, 4);
          const chosen = getSelection();
          chosen.removeAllRanges();
          chosen.addRange(range);
          window.wanted = [Number(piece.dataset.o) + 1, Number(piece.dataset.o) + 4, chosen.toString()];
        }"""
    )
    start, end, words = page.evaluate("window.wanted")
    page.locator("#selected").wait_for()
    assert words in page.locator("#selected").inner_text()
    page.keyboard.press("n")
    page.get_by_role("heading", name="添加数字").wait_for()
    assert page.get_by_label("原文起点").input_value() == str(start)
    assert page.get_by_label("原文终点").input_value() == str(end)
    view.picture("reading-adding")
    page.get_by_label("主体").fill("选中文字添加的")
    page.get_by_label("数值").fill("3")
    page.get_by_role("button", name="保存").click()
    page.locator("#cards li.r-added").first.wait_for()  # the notice of the decision before may still stand
    page.locator(".notice.success").wait_for()
    assert page.locator("#cards li.r-added").count() == 1
    page.get_by_role("button", name=re.compile("撤销")).first.click()
    page.locator("#cards li.r-added").wait_for(state="detached")


def test_a_newcomer_clicks_from_a_record_to_its_sentence(look: Looking) -> None:
    view = look(width=390)
    page = view.page
    view.goto(_first_document(view).partition("?")[0])
    page.locator("#text a.m.statement").nth(2).click()
    page.locator("[data-shown]").wait_for()
    page.get_by_role("link", name="这句话的固定网址").click()
    page.locator("[data-side-frame] mark").wait_for()
    view.picture("reading-side-phone")
    assert view.overflow() <= 0


def test_a_decision_that_could_not_be_kept_is_told(look: Looking) -> None:
    """The server's answer is made up here: to have it in earnest somebody must write for twenty seconds."""
    view = look()
    page = view.page
    view.goto(_first_document(view).partition("?")[0])
    page.locator("#cards li.statement.r-none a").first.click()
    page.locator("[data-shown]").wait_for()
    notice = '<div class="notice warning" role="alert"><p>正忙</p></div>'
    headers = {"HX-Retarget": "#told", "HX-Reswap": "innerHTML show:#told:top", "Content-Type": "text/html"}
    page.route("**/decide", lambda route: route.fulfill(status=503, headers=headers, body=notice))
    page.keyboard.press("a")
    page.get_by_role("alert").wait_for()
    assert "正忙" in page.locator("#told").inner_text()
    page.unroute("**/decide")
    page.keyboard.press("a")
    page.get_by_role("alert").wait_for(state="detached")
