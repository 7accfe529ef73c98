"""Indicator tables of web pages and Word files: one statement for each cell that holds a figure."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import pytest

from taizhang.core.statement import Statement
from taizhang.documents import read_bytes
from taizhang.extraction import extract_statements
from taizhang.structure import outline

TITLE = "云岭县2030年国民经济和社会发展计划执行情况与2031年计划草案的报告"
BODY = (
    "各位代表：现将全县计划执行情况报告如下，请予审查。",
    "一、2030年计划执行情况",
    "全县经济运行总体平稳，各项事业有新的进步，乡村面貌继续改善。",
    "二、2031年主要任务",
    "继续完善路网，办好人民满意的教育，把群众的事情办细办实。",
    "附件 主要指标表",
)
Rows = Sequence[Sequence[str]]


def in_html(rows: Rows) -> tuple[Statement, ...]:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    page = f"<html><head><meta charset='utf-8'><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
    page += "".join(f"<p>{line}</p>" for line in BODY) + f"<table>{cells}</table></body></html>"
    document = read_bytes(page.encode(), name="云岭县_2031.html")
    return extract_statements(document, outline(document))


def in_docx(rows: Rows) -> tuple[Statement, ...]:
    file = docx.Document()
    file.add_heading(TITLE, 0)
    for line in BODY:
        file.add_paragraph(line)
    table = file.add_table(rows=len(rows), cols=len(rows[0]))
    for low, row in enumerate(rows):
        for at, cell in enumerate(row):
            table.cell(low, at).text = cell
    out = io.BytesIO()
    file.save(out)
    document = read_bytes(out.getvalue(), name="云岭县_2031.docx")
    return extract_statements(document, outline(document))


HEAD = ["序号", "指标名称", "单位", "2030年实际", "2031年目标", "属性"]
TABLE = [
    HEAD,
    ["1", "地区生产总值增长", "%", "6.3", "6.5左右", "预期性"],
    ["2", "城镇新增就业", "人", "4350", "≥4200", "预期性"],
    ["3", "单位地区生产总值能耗下降", "%", "2.8（预计）", "3", "约束性"],
    ["4", "细颗粒物年均浓度", "微克/立方米", "27.4", "≤28", "约束性"],
    ["5", "粮食总产量", "万吨", "31.2", "31-32", "约束性"],
    ["6", "城镇登记失业率", "%", "3.1", "4以内", "预期性"],
    ["7", "居民人均可支配收入", "元", "38620", "与经济增长同步", "预期性"],
]
Cell = tuple[object, ...]
EXPECTED: list[tuple[str, list[Cell], str]] = [
    (
        "地区生产总值",
        [
            ("6.3", 6.3, "%", "growth", "eq", "actual", "2030", None),
            ("6.5", 6.5, "%", "growth", "approx", "target", "2031", "expected"),
        ],
        "增长 of the name makes a rate; the unit stands in its own column",
    ),
    (
        "城镇新增就业",
        [
            ("4350", 4350, "人", "increment", "eq", "actual", "2030", None),
            ("4200", 4200, "人", "increment", "ge", "target", "2031", "expected"),
        ],
        "a sign before the figure is no part of its span",
    ),
    (
        "单位地区生产总值能耗",
        [
            ("2.8", -2.8, "%", "growth", "eq", "estimate", "2030", None),
            ("3", -3, "%", "growth", "eq", "target", "2031", "binding"),
        ],
        "下降 of the name makes it negative, a remark makes an estimate",
    ),
    (
        "细颗粒物年均浓度",
        [
            ("27.4", 27.4, "微克/立方米", "ratio", "eq", "actual", "2030", None),
            ("28", 28, "微克/立方米", "ratio", "le", "target", "2031", "binding"),
        ],
        "a ceiling",
    ),
    (
        "粮食总产量",
        [
            ("31.2", 31.2, "万吨", "amount", "eq", "actual", "2030", None),
            ("31-32", (31, 32), "万吨", "amount", "eq", "target", "2031", "binding"),
        ],
        "a range",
    ),
    (
        "城镇登记失业率",
        [
            ("3.1", 3.1, "%", "ratio", "eq", "actual", "2030", None),
            ("4", 4, "%", "ratio", "le", "target", "2031", "expected"),
        ],
        "a ceiling in words",
    ),
    (
        "居民人均可支配收入",
        [("38620", 38620, "元", "ratio", "eq", "actual", "2030", None)],
        "words in a cell are no figure",
    ),
]


@pytest.mark.parametrize("build", [in_html, in_docx])
def test_a_table_gives_a_statement_for_each_figure(build: object) -> None:
    assert callable(build)
    found = build(TABLE)
    for subject, cells, reason in EXPECTED:
        read = [
            (s.text, s.value, s.unit, s.kind, s.cmp, s.status, s.period, s.modality)
            for s in found
            if s.subject == subject
        ]
        assert read == cells, reason
    assert len(found) == sum(len(cells) for _, cells, _ in EXPECTED)


def test_serial_numbers_and_headings_are_no_figures() -> None:
    assert not {"1", "2030", "2031"} & {found.text for found in in_html(TABLE)}


OTHER_HEADS: list[tuple[Rows, list[Cell], str]] = [
    (
        [["指标", "2030年", "同比增长（%）"], ["绿道长度（公里）", "119.8", "15.0"]],
        [("119.8", "公里", "amount", "2030"), ("15.0", "%", "growth", "2030")],
        "the unit in the name, a column of rates",
    ),
    (
        [["指标", "单位", "2026-2030年累计"], ["新增学位", "个", "8000"]],
        [("8000", "个", "increment", "2026/2030")],
        "a column of several years",
    ),
    (
        [["指标", "单位", "2030年预计"], ["接待游客", "万人次", "330"]],
        [("330", "万人次", "amount", "2030")],
        "a column of estimates",
    ),
    (
        [["项目", "2031年计划"], ["新增公路", "36公里"]],
        [("36公里", "公里", "increment", "2031")],
        "the unit in the cell",
    ),
    ([["姓名", "电话"], ["甲", "13"]], [], "a table that names no indicator"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected", "reason"), OTHER_HEADS)
def test_other_heads(rows: Rows, expected: list[Cell], reason: str) -> None:
    assert [(s.text, s.unit, s.kind, s.period) for s in in_html(rows)] == expected, reason


def test_a_table_of_tasks_is_no_indicator_table() -> None:
    rows = [["重点任务", "牵头单位", "完成时限"], ["新建学校3所", "县教育局", "2031年9月"]]
    assert [(found.text, found.kind) for found in in_html(rows)] == [("3所", "increment")]


def test_an_estimate_column_makes_estimates() -> None:
    rows = [["指标", "单位", "2030年预计", "2031年目标"], ["接待游客", "万人次", "330", "350"]]
    assert [found.status for found in in_html(rows)] == ["estimate", "target"]
