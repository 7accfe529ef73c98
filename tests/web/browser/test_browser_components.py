"""The shared components as seen in the browser: charts, side panel, lists, forms, print."""

from collections.abc import Callable

import pytest
from looking import Look

pytestmark = pytest.mark.chromium
Looking = Callable[..., Look]
GUIDE = "/guide"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (390, False), (390, True)])
def test_the_guide_is_accessible_and_fits(look: Looking, width: int, dark: bool, language: str) -> None:
    view = look(width=width, dark=dark, language=language)
    view.goto(GUIDE)
    view.settle()
    view.picture(f"guide-{language}-{width}{'-dark' if dark else ''}")
    assert not view.violations()
    assert view.overflow() <= 0


def test_a_chart_is_drawn_with_its_table_beside_it(look: Looking) -> None:
    view = look()
    view.goto(GUIDE)
    view.settle()
    figure = view.page.locator("figure[data-chart]").first
    assert figure.locator(".chart-box svg path").count() > 10
    assert figure.get_by_role("row").count() == 8
    assert figure.locator(".chart-box").get_attribute("aria-label")


def test_colours_follow_the_look_of_the_page(look: Looking) -> None:
    view = look()
    view.goto(GUIDE)
    view.settle()

    def colours() -> set[str]:
        found: list[str] = view.page.evaluate(
            "[...document.querySelectorAll('.chart-box path')].map((path) => path.getAttribute('stroke'))"
        )
        return set(found)

    assert "#1f5f8b" in colours()
    view.page.emulate_media(color_scheme="dark")
    view.page.locator(".chart-box path[stroke='#86c1ec']").first.wait_for(state="attached")
    assert not any(str(colour).startswith("token:") for colour in colours())


def test_without_script_the_figures_are_there(look: Looking, chromium: object) -> None:
    view = look()
    view.goto(GUIDE)
    state = view.page.context.storage_state()
    context = chromium.new_context(java_script_enabled=False, storage_state=state)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(view.site.address + GUIDE)
    assert page.locator("figure table").first.is_visible()
    assert not page.locator(".chart-box").first.is_visible()
    page.locator("figure table a").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "望溪区"
    context.close()


def test_a_source_opens_in_the_panel_and_gives_the_focus_back(look: Looking) -> None:
    view = look()
    view.goto(GUIDE)
    link = view.page.locator("a[data-side]").first
    link.focus()
    view.page.keyboard.press("Enter")
    panel = view.page.get_by_role("complementary", name="侧栏")
    panel.get_by_role("heading").wait_for()
    assert view.page.evaluate("document.activeElement.dataset.sideFrame") == ""
    assert view.page.url.endswith(GUIDE)
    assert panel.locator("mark").is_visible()
    view.picture("side-zh-1280")
    assert not view.violations()
    view.page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert view.page.evaluate("document.activeElement.hasAttribute('data-side')")


def test_the_panel_closes_by_its_button_on_a_phone(look: Looking) -> None:
    view = look(width=390)
    view.goto(GUIDE)
    view.page.locator(".facts a[data-side]").click()
    panel = view.page.get_by_role("complementary", name="侧栏")
    panel.get_by_role("heading").wait_for()
    view.picture("side-zh-390")
    assert not view.violations()
    assert view.overflow() <= 0
    panel.get_by_role("button", name="关闭").click()
    assert not panel.is_visible()


def test_a_point_of_a_chart_leads_to_its_source(look: Looking) -> None:
    view = look()
    view.goto(GUIDE)
    view.settle()
    box = view.page.locator(".chart-box").nth(1)
    box.scroll_into_view_if_needed()
    size = box.bounding_box()
    view.page.mouse.click(size["x"] + size["width"] * 0.3, size["y"] + 69)
    view.page.get_by_role("complementary", name="侧栏").get_by_role("heading", name="望溪区").wait_for()


def test_a_refused_page_is_opened_as_a_page(look: Looking) -> None:
    view = look()
    view.goto(GUIDE)
    view.page.evaluate("document.querySelector('.facts a[data-side]').href = '/nowhere'")
    view.page.locator(".facts a[data-side]").click()
    view.page.get_by_role("heading", name="没有这一页").wait_for()


def test_filters_go_to_the_address_and_back(look: Looking) -> None:
    view = look()
    view.goto(GUIDE)
    page = view.page
    page.get_by_label("地区").first.fill("望溪")
    page.locator("summary", has_text="公开层级").click()
    page.get_by_role("checkbox", name="内部").check()
    page.get_by_role("button", name="筛选").click()
    page.wait_for_url("**/guide?words=*")
    assert page.url.endswith("/guide?words=%E6%9C%9B%E6%BA%AA&tier=internal")
    page.get_by_text("符合条件 9 条，共 63 条").wait_for()
    page.get_by_role("link", name="增速 (%)").click()
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("增速")
    with page.expect_download() as download:
        page.get_by_role("link", name="导出 CSV").click()
    assert len(download.value.path().read_text(encoding="utf-8-sig").splitlines()) == 10
    page.get_by_role("link", name="公开层级 内部").click()
    assert "tier" not in page.url


def test_what_is_wrong_in_a_form_is_told_first(look: Looking) -> None:
    view = look()
    view.goto(GUIDE)
    view.page.evaluate("document.querySelector('form.panel').noValidate = true")
    view.page.get_by_role("button", name="保存").click()
    alert = view.page.get_by_role("alert")
    assert "有 2 处要改" in alert.inner_text()
    assert view.page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    assert not view.violations()
    alert.get_by_role("link", name="增速").click()
    assert view.page.evaluate("document.activeElement.name") == "growth"


def test_what_was_done_can_be_undone(look: Looking) -> None:
    view = look()
    view.goto(GUIDE)
    view.page.locator("form.panel").get_by_label("地区").fill("望溪区")
    view.page.get_by_role("spinbutton", name="增速").fill("5")
    view.page.get_by_role("button", name="保存").click()
    notice = view.page.get_by_role("status").filter(has_text="已保存")
    assert notice.get_by_role("button", name="撤销").is_visible()
    view.picture("undo-zh-1280")


def test_the_meaning_of_a_word_is_told_by_keyboard_and_by_touch(look: Looking) -> None:
    view = look(width=390)
    view.goto(GUIDE)
    term = view.page.locator("main a.term").first
    view.page.get_by_role("progressbar").evaluate("(one) => one.scrollIntoView()")
    tap = "new PointerEvent('click', {pointerType: 'touch', bubbles: true, cancelable: true})"
    term.evaluate(f"(one) => one.dispatchEvent({tap})")
    assert "told" in (term.get_attribute("class") or "")
    assert view.overflow() <= 0
    term.focus()
    view.page.keyboard.press("Enter")
    view.page.wait_for_url("**/glossary#outcome.met")


def test_the_glossary_is_open_to_visitors(look: Looking) -> None:
    for language in ("zh", "en"):
        for width in (1280, 390):
            view = look(width=width, language=language, signed_in=False)
            view.goto("/glossary")
            view.picture(f"glossary-{language}-{width}")
            assert not view.violations()
            assert view.overflow() <= 0


def test_what_cannot_be_taken_back_is_asked_first(look: Looking) -> None:
    view = look(width=390)
    view.goto(f"{GUIDE}?confirm=1")
    assert view.page.get_by_text("重新计算").is_visible()
    view.picture("confirm-zh-390")
    assert not view.violations()
    view.page.get_by_role("link", name="取消").click()
    view.page.wait_for_url("**/guide")


def test_on_a_phone_the_filters_are_folded_and_say_how_many_are_set(look: Looking) -> None:
    view = look(width=390)
    view.goto(f"{GUIDE}?words=望溪&tier=internal")
    field = view.page.get_by_role("searchbox", name="地区")
    assert not field.is_visible()
    view.page.get_by_text("筛选 2").click()
    assert field.is_visible()


def test_charts_print_within_the_sheet_and_with_their_figures(look: Looking) -> None:
    view = look()
    view.goto(GUIDE)
    view.settle()
    view.page.evaluate("for (const one of document.querySelectorAll('figure details')) one.open = false")
    text = view.printed()
    assert "21 (100%)" in text
    view.page.emulate_media(media="print")
    view.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    widths = view.page.evaluate(
        "[...document.querySelectorAll('.chart-box svg')].map((one) => one.width.baseVal.value)"
    )
    assert set(widths) == {640}
