import re
import shutil
import subprocess
from pathlib import Path

import pytest

from taizhang.views.report import Report
from taizhang.views.site import make_site

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.chromium,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture
def page(report: Report, tmp_path: Path) -> Path:
    for name, content in make_site([report], names=["a.html"], language="zh").items():
        (tmp_path / name).write_bytes(content)
    return tmp_path / "a.html"


def opened(page: Path, fragment: str = "") -> tuple[str, str]:
    """The page's elements after its script has run, and what it wrote to the console."""
    run = subprocess.run(
        [
            str(CHROMIUM),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            f"--user-data-dir={page.parent / 'profile'}",
            "--enable-logging=stderr",
            "--virtual-time-budget=4000",
            "--dump-dom",
            page.as_uri() + fragment,
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return run.stdout, "\n".join(line for line in run.stderr.splitlines() if "CONSOLE" in line)


def test_an_address_leads_to_its_record_on_both_sides(page: Path) -> None:
    html, console = opened(page, "#s3")
    assert console == ""
    assert re.search(r'<mark id="s3"[^>]*class="target short chosen"', html)
    assert re.search(r'<li data-id="s3"[^>]*class="chosen"', html)
    assert len(re.findall(r'aria-current="true"', html)) == 1
    assert "显示 5 / 5" in html


def test_an_address_of_a_task_opens_its_list(page: Path) -> None:
    html, console = opened(page, "#t1")
    assert console == ""
    assert re.search(r'id="tab-tasks"[^>]*aria-selected="true"', html)
    assert re.search(r'id="panel-statements"[^>]*hidden', html)
    assert "显示 3 / 3" in html


def test_an_unknown_address_does_no_harm(page: Path) -> None:
    html, console = opened(page, "#nowhere\"'<")
    assert console == ""
    assert 'class="chosen"' not in html


def test_the_index_runs(page: Path) -> None:
    html, console = opened(page.with_name("index.html"))
    assert console == ""
    assert "显示 1 / 1" in html
