"""Headings inside paragraphs."""

from taizhang.structure.headings import find_headings
from taizhang.structure.model import Paragraph


def test_bold_leads_inside_a_paragraph_are_headings() -> None:
    # Texts turned from web pages run several topics on in one paragraph, each with its lead in bold.
    text = (
        "公园城市加快成形。新增绿道9公里。**水环境持续向好。**治理河道3条。**噪声管控“见实效”**。投诉下降。"
    )
    titles = [h.title for h in find_headings(text, [Paragraph(start=0, end=len(text))])]
    assert titles[-2:] == ["水环境持续向好", "噪声管控“见实效”"]
