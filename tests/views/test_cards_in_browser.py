import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from sample_chain import make_reconciliation

from taizhang.reconcile.projects import project_timelines
from taizhang.views.site.ledger_site import make_ledger_site

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.chromium,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    plain = make_reconciliation()
    found = replace(plain, timelines=project_timelines(plain.entries))
    for name, content in make_ledger_site(found, names=("a.html", "b.html"), language="zh").items():
        (folder / name).write_bytes(content)
    return folder


def opened(site: Path, address: str) -> tuple[str, str]:
    """The page's elements after its script has run, and what it wrote to the console."""
    file, _, fragment = address.partition("#")
    run = subprocess.run(
        [
            str(CHROMIUM),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            f"--user-data-dir={site / 'profile'}",
            "--enable-logging=stderr",
            "--virtual-time-budget=4000",
            "--dump-dom",
            (site / file).as_uri() + (f"#{fragment}" if fragment else ""),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return run.stdout, "\n".join(line for line in run.stderr.splitlines() if "CONSOLE" in line)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("reconciliation.html", "4 / 4"),
        ("reconciliation.html#?verdict=nearly", "1 / 4"),
        ("reconciliation.html#?year=2024&verdict=pending", "0 / 4"),  # the pending one is of 2025
        ("reconciliation.html#?search=外资", "1 / 4"),
        ("reconciliation.html#?verdict=nonsense", "4 / 4"),  # what nobody offers is no filter
        ("findings.html#?topic=weakened", "1 / 3"),
        ("projects.html", "1 / 1"),
    ],
)
def test_the_address_filters(site: Path, address: str, shown: str) -> None:
    html, console = opened(site, address)
    assert console == ""
    assert f"显示 {shown}" in html


def test_an_address_chooses_a_card(site: Path) -> None:
    html, console = opened(site, "reconciliation.html#v1")
    assert console == ""
    assert re.findall(r'<li id="(\w+)" class="card chosen"', html) == ["v1"]
    assert html.count('aria-current="true"') == 1


@pytest.mark.parametrize("page", ["overview.html", "comparison.html", "index.html"])
def test_other_pages_run(site: Path, page: str) -> None:
    html, console = opened(site, page)
    assert console == ""
    assert "概览" in html
