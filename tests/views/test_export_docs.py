from pathlib import Path

import pytest

from taizhang.views.exports.ledger_tables import FORMATS
from taizhang.views.exports.sdmx_data import ATTRIBUTES, DIMENSIONS, MEASURE
from taizhang.views.reconciliation import OUTCOMES, SIGNS, TOPICS
from taizhang.views.site.navigation import PAGES
from taizhang.views.wording import wording

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_on_exports_names_all_there_is(language: str) -> None:
    page = (DOCS / language / "exports.md").read_text(encoding="utf-8")
    words = wording(language)  # type: ignore[arg-type]
    assert [name for name in (*DIMENSIONS, MEASURE, *ATTRIBUTES) if f"`{name}`" not in page] == []
    assert [name for name in FORMATS if f"`{name}`" not in page] == []
    assert [name for name in TOPICS if f"| {words[f'topic.{name}']} |" not in page] == []
    assert [name for name in OUTCOMES if f"{SIGNS[name]} {words[f'verdict.{name}']}" not in page] == []
    pages = [f"| {words[f'site.{name}']}".lower() for name in PAGES]
    assert [name for name in pages if name not in page.lower()] == []
