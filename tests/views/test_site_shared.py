"""Pages of real reports: everything found is on them, and the text is whole."""

import re
from html import unescape
from pathlib import Path

import pytest

from taizhang.corpus.pipeline import report_of
from taizhang.views.site import make_site

pytestmark = pytest.mark.shared


def test_pages_of_real_reports_are_whole(shared: Path) -> None:
    for path in sorted(shared.glob("seeds/*.txt")) + sorted(shared.glob("corpus/*.txt"))[::40]:
        report = report_of(path)
        html = make_site([report], names=["a.html"], language="zh")["a.html"].decode()
        ids = re.findall(r'<[^>]* id="([a-z]\d+)"', html)
        assert len(ids) == len(set(ids)), path.name
        wanted = {f"s{n}" for n in range(len(report.statements))} | {
            f"t{n}" for n in range(len(report.tasks))
        }
        wanted |= {f"p{n}" for n in range(len(report.projects))} | {
            f"q{n}" for n in range(len(report.problems))
        }
        assert wanted <= set(ids), path.name
        text = html[html.index("<main") : html.index("</main>")]
        body = text[text.index("</p>") + 4 : text.rindex('<p class="made"')]
        seen = "".join(unescape(re.sub(r"<[^>]*>", "", body)).split())
        assert len(seen) >= 0.999 * len("".join(report.document.text.split())), path.name
