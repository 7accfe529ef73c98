import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from test_cards_in_browser import CHROMIUM, opened

from taizhang.ledger.entries import entries_of
from taizhang.reconcile.projects_delays import project_delays
from taizhang.views.gathering import gather
from taizhang.views.reconciliation import Reconciliation
from taizhang.views.site.ledger_site import make_ledger_site

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FILES = ("yunlan-2022.html", "yunlan-2023.txt", "yunlan-2024.pdf", "yunlan-2025.txt")
NAMES = tuple(f"{name}.html" for name in FILES)


@pytest.fixture(scope="module")
def gathered() -> Reconciliation:
    return gather(tuple(entries_of(EXAMPLES / name for name in FILES)), ())


@pytest.fixture(scope="module")
def site(gathered: Reconciliation) -> Mapping[str, str]:
    files = make_ledger_site(gathered, names=NAMES, language="zh")
    return {name: content.decode() for name, content in files.items()}


def rows(html: str) -> dict[str, tuple[str, str]]:
    """Of each project that is held up what the attribute says, and the row below it."""
    found = re.findall(
        r'<tr id="p\d+" data-item[^>]*?data-delay="([^"]*)"[^>]*><th scope="row">(.*?) <.*?</tr>'
        r'<tr class="why">(.*?)</tr>',
        html,
        re.S,
    )
    return {unescape(name): (kinds, why) for kinds, name, why in found}


def test_every_delay_stands_with_its_project_and_reasons(
    gathered: Reconciliation, site: Mapping[str, str]
) -> None:
    delays = project_delays(gathered.timelines)
    assert len({delay.kind for delay in delays}) == 3, "the examples have one of each kind"
    found = rows(site["projects.html"])
    assert set(found) == {delay.project for delay in delays}
    for delay in delays:
        kinds, why = found[delay.project]
        assert kinds.split()[0] == "any"
        assert delay.kind in kinds.split()
        assert f'data-w="delay.{delay.kind}"' in why
        assert all(reason in unescape(why) for reason in delay.reasons)
        for promise in (*delay.promises, *delay.results):
            address = quote(NAMES[FILES.index(Path(promise.document).name)])
            assert f'href="{address}' in why


def test_projects_in_time_have_no_mark(site: Mapping[str, str]) -> None:
    html = site["projects.html"]
    items = re.findall(r"<tr id=\"p\d+\" data-item[^>]*>", html)
    held = [item for item in items if "data-delay" in item]
    assert 0 < len(held) < len(items)
    assert html.count('class="why"') == len(held)


def test_the_filter_offers_each_kind_once(site: Mapping[str, str]) -> None:
    select = re.search(r'<select name="delay".*?</select>', site["projects.html"], re.S)
    assert select
    assert re.findall(r'<option value="(\w*)"', select[0]) == [
        "",
        "any",
        "promised_again",
        "set_back",
        "no_start",
    ]


@pytest.mark.chromium
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.parametrize("kind", ["any", "promised_again", "no_start"])
def test_the_filter_finds_each_way_in_which_a_project_is_held_up(
    site: Mapping[str, str], tmp_path: Path, kind: str
) -> None:
    (tmp_path / "projects.html").write_text(site["projects.html"], encoding="utf-8")
    wanted = sum(kind in kinds.split() for kinds, _ in rows(site["projects.html"]).values())
    html, console = opened(tmp_path, f"projects.html#?delay={kind}")
    assert console == ""
    assert f"显示 {wanted} /" in html
    assert wanted > 0
