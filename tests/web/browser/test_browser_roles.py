"""Each role's way from signing in to a result, by what the pages offer."""

import re
from collections.abc import Callable

import pytest
from looking import Look

pytestmark = pytest.mark.chromium
Looking = Callable[..., Look]


def _as(look: Looking, name: str) -> Look:
    """A browser of the person called ``name``, signed in by a link that the administrator makes."""
    view = look()
    view.goto("/manage/people/")
    view.page.get_by_role("link", name=name, exact=True).click()
    view.page.get_by_role("button", name="生成一次性登录链接").click()
    address = view.page.get_by_label("链接").input_value()
    theirs = look(signed_in=False)
    theirs.page.goto(address)
    theirs.page.get_by_role("button", name="进入台账").click()
    theirs.page.wait_for_load_state()
    theirs.goto("/")
    return theirs


def _menu(view: Look, entry: str) -> None:
    view.page.get_by_role("navigation").get_by_role("link", name=entry, exact=True).click()


def test_a_plan_officer_publishes_and_a_reader_is_answered(look: Looking) -> None:
    officer = _as(look, "林计划")
    page = officer.page
    _menu(officer, "公开")
    page.get_by_role("link", name="公开计划").first.click()
    row = page.get_by_role("row").filter(has_text="尚未公开").first
    row.get_by_role("link", name="准备公开").click()
    assert "将要公开" in page.locator("main").inner_text()
    page.get_by_label("说明").fill("首次公开")
    page.get_by_role("button", name="公开", exact=True).click()
    page.get_by_text("已公开，第").wait_for()
    edition = page.url
    officer.picture("journey-officer-edition", whole=False)

    reader = look(signed_in=False)
    reader.page.goto(edition)
    reader.page.locator("tbody a").first.click()
    reader.page.get_by_role("link", name="提意见").click()
    reader.page.get_by_label("内容").fill("这个数字的单位是不是读错了？")
    reader.page.get_by_role("button", name="提交").click()
    reader.page.get_by_text("收到了，谢谢").wait_for()
    case = reader.page.url

    _menu(officer, "公开")
    page.get_by_role("link", name="意见", exact=True).click()
    page.locator("tbody a").first.click()
    page.get_by_label("答复").fill("核对过原文，单位没有读错。")
    page.get_by_label("办理结果").select_option(label="维持原样")
    page.get_by_role("button", name="办结").click()
    page.get_by_text("已办结，答复已公布").wait_for()

    reader.page.goto(case)
    assert "核对过原文" in reader.page.locator("main").inner_text()
    reader.picture("journey-reader-answer", whole=False)


def test_a_leader_sees_what_became_of_a_plan_and_changes_nothing(look: Looking) -> None:
    leader = _as(look, "周区长")
    page = leader.page
    _menu(leader, "对账")
    page.locator("tbody a[href*='/verdicts/']").first.click()
    assert page.locator("mark").count() >= 1
    assert page.get_by_role("button", name=re.compile("更正")).count() == 0
    leader.picture("journey-leader-verdict", whole=False)
    leader.goto("/library/documents/upload")
    assert "不对您开放" in page.locator("main").inner_text()


def test_a_liaison_finds_the_tasks_and_their_sentences(look: Looking) -> None:
    liaison = _as(look, "苏联络")
    page = liaison.page
    _menu(liaison, "任务")
    page.locator("tbody a").first.click()
    page.locator("main h1").wait_for()
    liaison.picture("journey-liaison-task", whole=False)
    liaison.goto("/public/manage/")
    assert "不对您开放" in page.locator("main").inner_text()


def test_a_visitor_finds_a_published_figure_and_nothing_else(look: Looking) -> None:
    visitor = look(signed_in=False)
    page = visitor.page
    visitor.goto("/public/")
    page.locator(".tiles a").first.click()
    page.locator("tbody a").first.click()
    assert page.locator("mark").count() >= 1
    visitor.picture("journey-visitor-figure", whole=False)
    visitor.goto("/ledger/verdicts/")
    assert "/sign-in" in page.url
