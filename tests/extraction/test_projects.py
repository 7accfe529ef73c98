"""Project mentions: which names count, in which stage, as told or as planned. All places are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import part

from taizhang.extraction.names import is_proper_name
from taizhang.extraction.projects import extract_projects, read_projects
from taizhang.structure.model import Role


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (
            "推进云溪机场、柳林河二桥等项目",
            [("云溪机场", "construction"), ("柳林河二桥", "construction")],
        ),  # a list
        ("推动青浦岭隧道全面开工", [("青浦岭隧道", "start")]),  # the outcome wins over 推动
        ("推进青浦岭隧道前期工作", [("青浦岭隧道", "preparation")]),  # so does the early stage
        ("启动青浦岭隧道建设", [("青浦岭隧道", "start")]),  # 启动 wins over 建设
        ("谋划建设云溪科学城", [("云溪科学城", "idea")]),  # an idea, whatever is to be built
        ("完成青浦岭隧道改造工程建设", [("青浦岭隧道改造工程", "completed")]),  # 完成 wins over 建设
        ("青浦岭隧道主体封顶", [("青浦岭隧道", "topped")]),  # the subject first
        (
            "青浦岭隧道、柳林河二桥建成通车",
            [("青浦岭隧道", "operating"), ("柳林河二桥", "operating")],
        ),  # shared
        (
            "推动青浦岭隧道建成通车、柳林河二桥动工",
            [("青浦岭隧道", "operating"), ("柳林河二桥", "start")],
        ),  # own
        ("地铁3号线二期有序推进", [("地铁3号线二期", "construction")]),  # a number of its own names it
        ("建成区老年健康指导中心", [("区老年健康指导中心", "completed")]),  # the district's only one
        ("建成一批精品公园", []),  # unnamed
        ("新建公园12座", []),  # counted
        ("推进产业结构调整", []),  # no project
        ("实施青浦人才政策", []),  # a policy
        ("举办青浦文化节", []),  # an event
        ("打造各具特色的青浦商圈", []),  # a description and no name
        ("打通断头路", []),  # every place has them
        (
            "97、完成青浦大道改造工程建设（主办：城关街道办）",
            [("青浦大道改造工程", "completed")],
        ),  # number, label
    ],
)
def test_named_projects_and_their_stage(clause: str, expected: list[tuple[str, str]]) -> None:
    assert [(clause[low:high], stage) for low, high, stage in read_projects(clause)] == expected


@pytest.mark.parametrize(
    ("name", "proper"),
    [
        ("柳林河湿地公园", True),  # characters that are no ordinary words
        ("人才公园二期", True),  # ordinary words, but a phase of its own
        ("“云上青浦”平台", True),  # a quoted name with a class
        ("产业创新中心", False),  # ordinary words
        ("35所中学", False),  # counted
        ("重点项目", False),  # generic
        ("二期工程", False),  # a number without a name
    ],
)
def test_proper_names(name: str, proper: bool) -> None:
    assert is_proper_name(name) is proper


@pytest.mark.parametrize(
    ("role", "status"), [("review", "actual"), ("plan", "target"), ("guarantees", "target")]
)
def test_status_follows_the_part(role: Role, status: str) -> None:
    document, outline = part("青浦岭隧道建成通车。", role=role)
    assert [(p.name, p.status) for p in extract_projects(document, outline)] == [("青浦岭隧道", status)]


@pytest.mark.parametrize("role", ["problems", "glossary", "noise", "closing"])
def test_parts_that_tell_of_no_projects(role: Role) -> None:
    document, outline = part("青浦岭隧道建成通车。", role=role)
    assert extract_projects(document, outline) == ()


def test_a_line_break_inside_a_name_is_kept_in_the_span_only() -> None:
    document, outline = part("推进青浦岭 隧道建设。")
    (mention,) = extract_projects(document, outline)
    assert mention.name == "青浦岭隧道"
    assert document.text[mention.start : mention.end] == "青浦岭 隧道"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="推进建成青浦岭隧道项目等、和，。（）“”二期1 的开工完通车\n", max_size=100))
def test_any_text_gives_ordered_mentions_with_exact_spans(text: str) -> None:
    document, outline = part(text)
    found = extract_projects(document, outline)
    assert [p.start for p in found] == sorted(p.start for p in found)
    assert all("".join(text[p.start : p.end].split()) == p.name for p in found if "*" not in p.name)
