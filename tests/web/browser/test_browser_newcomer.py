"""Somebody who has read nothing: uploads a report, sees what it states, corrects one, looks at a verdict."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from looking import Look

pytestmark = pytest.mark.chromium
Looking = Callable[..., Look]

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
_READ = 120_000  # milliseconds until the worker has read a file, on a busy machine


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report that the demonstration does not have: of another invented district."""
    text = (EXAMPLES / "yunlan-2023.txt").read_text(encoding="utf-8").replace("云岚", "霜林")
    path = tmp_path / "霜林区2023年计划报告.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_from_a_report_to_a_verdict_without_reading_anything(look: Looking, report: Path) -> None:
    view = look()
    page = view.page
    view.goto("/")
    view.picture("newcomer-home", whole=False)

    page.get_by_role("link", name=re.compile("上传")).first.click()
    page.locator("input[type=file]").set_input_files(report)
    page.locator("form[data-upload] button.main").click()
    read_it = page.locator("a[id^=read-]")
    read_it.wait_for(timeout=_READ)
    read_it.click()
    page.locator("article.text .m").first.wait_for()
    assert page.locator(".cards li").count() > 50, "its statements are beside the text"

    page.locator(".cards li").nth(12).click()
    page.locator("#record [data-shown]").wait_for()
    view.picture("reading-view", whole=False)
    page.locator("#record").get_by_role("link", name=re.compile("更正")).click()
    page.get_by_label("主体").fill("更正后的主体")
    page.get_by_role("button", name="保存").click()
    page.get_by_text("已更正").first.wait_for()

    page.get_by_role("navigation").get_by_role("link", name="对账").click()
    page.goto(page.url.partition("?")[0] + "?outcome=missed")
    page.locator("tbody a[href*='/verdicts/']").first.click()
    assert page.locator("mark").count() >= 2, "promise and result, each with its place marked"
    view.picture("verdict", whole=False)
    assert not view.violations()
