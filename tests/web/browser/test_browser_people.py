"""Signing in and managing units and people, as seen in the browser."""

import re
from collections.abc import Callable

import pytest
from looking import Look

pytestmark = pytest.mark.chromium
Looking = Callable[..., Look]

PAGES = {
    "home": "/",
    "me": "/me",
    "units": "/manage/?former=1",
    "unit": "/manage/units/1",
    "unit-new": "/manage/units/new",
    "people": "/manage/people/",
    "person": "/manage/people/2",
    "log": "/manage/log/?check=1",
    "event": "/manage/log/1",
    "refused": "/nowhere",
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_is_accessible_and_fits(look: Looking, width: int, language: str) -> None:
    view = look(width=width, language=language)
    found = []
    for name, path in PAGES.items():
        view.goto(path)
        view.picture(f"{name}-{language}-{width}")
        found += [f"{name}: {violation}" for violation in view.violations()]
        if (wider := view.overflow()) > 0:
            found.append(f"{name}: {wider} pixels wider than the screen")
    assert not found, "\n".join(found)


def test_contrast_holds_in_the_dark(look: Looking) -> None:
    view = look(dark=True)
    for name, path in PAGES.items():
        view.goto(path)
        assert not view.violations(), name


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_before_signing_in(look: Looking, width: int) -> None:
    view = look(width=width, signed_in=False)
    for name, path in {"visitor": "/", "sign-in": "/sign-in", "enter": "/enter/x"}.items():
        view.goto(path)
        view.picture(f"{name}-zh-{width}")
        assert not view.violations()
        assert view.overflow() <= 0


def test_from_a_new_person_to_the_first_page_of_that_person(look: Looking) -> None:
    view = look()
    page = view.page
    view.goto("/manage/people/")
    page.get_by_role("link", name="增加人员").click()
    page.get_by_label("用户名").fill("newcomer")
    page.get_by_label("姓名").fill("新来的")
    page.get_by_role("button", name="保存").click()
    page.get_by_label("岗位").first.select_option(label="区统计局综合科科员")
    page.get_by_role("button", name="任职").click()
    page.get_by_text("新来的已任职").wait_for()
    page.get_by_role("button", name="生成一次性登录链接").click()
    address = page.get_by_label("链接").input_value()

    theirs = look(signed_in=False)
    theirs.page.goto(address)
    theirs.page.get_by_role("button", name="进入台账").click()
    theirs.page.get_by_label("新密码").fill("一个够长的密码-with-letters")
    theirs.page.get_by_label("再写一遍").fill("一个够长的密码-with-letters")
    theirs.page.get_by_role("button", name="保存").click()
    theirs.page.get_by_text("密码已保存").wait_for()
    theirs.page.get_by_role("button", name="退出").click()
    theirs.page.get_by_role("link", name="登录").first.wait_for()
    theirs.page.goto(address)
    theirs.page.get_by_role("button", name="进入台账").click()
    theirs.page.get_by_text("用过了").wait_for()


def test_signing_in_by_keyboard_alone(look: Looking) -> None:
    view = look(signed_in=False)
    view.goto("/sign-in")
    page = view.page
    assert page.evaluate("document.activeElement.name") == "username"
    page.keyboard.type("demo")
    page.keyboard.press("Tab")
    page.keyboard.type("not the password")
    page.keyboard.press("Enter")
    page.get_by_text("用户名或密码不对").wait_for()


def test_the_language_is_changed_and_kept(look: Looking) -> None:
    view = look()
    view.goto("/manage/people/")
    view.page.get_by_role("button", name="English").click()
    view.page.get_by_role("heading", name="People", level=1).wait_for()
    assert view.page.url.endswith("/manage/people/")
    view.goto("/")
    assert re.search("promised", view.page.get_by_role("heading", level=1).inner_text())


def test_the_menu_on_a_phone_opens_and_closes(look: Looking) -> None:
    view = look(width=390)
    view.goto("/")
    entry = view.page.get_by_role("navigation").get_by_role("link", name="管理")
    assert not entry.is_visible()
    view.page.get_by_text("菜单").click()
    entry.click()
    view.page.wait_for_url("**/manage/")
