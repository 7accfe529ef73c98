"""Uploading by hand: several files dropped at once, each with its own result; withdrawing and undoing it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from looking import Look

pytestmark = pytest.mark.chromium
Looking = Callable[..., Look]

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
_READ = 120_000  # milliseconds until the worker has read a file, on a busy machine
_DROP = """async ([files, form]) => {
  const carried = new DataTransfer();
  for (const [name, text] of files) carried.items.add(new File([text], name));
  for (const kind of ["dragover", "drop"])
    document.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""


def test_files_dropped_on_the_page_have_each_their_result(look: Looking) -> None:
    view = look()
    page = view.page
    text = (EXAMPLES / "yunlan-2023.txt").read_text(encoding="utf-8")
    report = text.replace("云岚", "梅汀")
    view.goto("/library/documents/upload")
    page.evaluate("document.querySelector('[data-upload]').dataset.most = '900000'")
    files = [
        ["好.txt", report],
        ["空.txt", ""],
        ["表.xlsx", "x"],
        ["坏.docx", "PK\u0003\u0004 no archive"],
        ["大.txt", "大" * 400_000],
    ]
    page.evaluate(_DROP, [files, None])
    page.get_by_text("空.txt 是空文件").wait_for()
    page.get_by_text("表.xlsx 不是能读的格式").wait_for()
    page.get_by_text("MB 的上限，没有上传").wait_for()
    page.get_by_text("读不了").wait_for(timeout=_READ)
    page.get_by_role("link", name="阅读").wait_for(timeout=_READ)
    page.locator("#watch:not([hx-get])").wait_for(state="attached", timeout=_READ)
    view.picture("upload", whole=False)
    assert not view.violations()
    assert not view.faults


def test_withdrawing_can_be_undone_at_once(look: Looking) -> None:
    view = look()
    page = view.page
    view.goto("/library/documents/?words=yunlan-2022")
    page.locator("tbody th a").click()
    page.get_by_role("link", name="撤下").click()
    page.get_by_text("以它的目标作出的对账结论").wait_for()
    view.picture("withdraw", whole=False)
    page.get_by_role("button", name="撤下").click()
    page.get_by_text("已撤下").first.wait_for()
    page.get_by_role("button", name="撤销").click()
    page.get_by_text("已恢复").wait_for()
    assert not view.faults
