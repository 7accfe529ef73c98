"""The ledger as a Data Package (Frictionless, version 1.0): CSV files and a description of their columns."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from taizhang.ledger.schema import Column, TableLayout
from taizhang.views.exports.tables import LEFT_OUT, TEXT, Table, make_csv_files

_TYPES = {
    "text": "string",
    "integer": "integer",
    "real": "number",
    "boolean": "boolean",
    "list": "array",
    "spans": "array",
}
README = """# 台账数据包 / Ledger data package

`data/*.csv` 的每一列在 `datapackage.json` 里有中英文说明。`data/texts/<id>.txt` 是各文件全文（UTF-8）；
`start_offset`、`end_offset` 是它的码位位置，从 0 起，不含止位。空单元格表示没有。单元格未作公式转义，
请勿直接用电子表格软件打开来历不明的数据。

Every column of `data/*.csv` is described in `datapackage.json`, in Chinese and English.
`data/texts/<id>.txt` are the full texts (UTF-8); `start_offset` and `end_offset` count their code points from
0, the end not included. An empty cell means absent. Cells are not escaped against formulas: read them with
a program, not with a spreadsheet.
"""


def make_data_package(tables: Mapping[str, Table]) -> dict[str, bytes]:
    """File name to content: ``datapackage.json``, ``README.md``, the tables and texts in ``data/``."""
    layouts = [table.layout for name, table in tables.items() if name not in LEFT_OUT]
    files = make_csv_files(tables, for_spreadsheets=False)
    description = {
        "profile": "tabular-data-package",
        "name": "taizhang-ledger",
        "title": "台账 / Taizhang ledger",
        "description": "从计划报告读出的陈述、任务、项目和目标与结果的结论。"
        " / Statements, tasks, projects and verdicts read out of plan reports.",
        "resources": [_resource(layout, present={item.name for item in layouts}) for layout in layouts],
    }
    text = json.dumps(description, ensure_ascii=False, indent=1) + "\n"
    return {"datapackage.json": text.encode(), "README.md": README.encode()} | {
        f"data/{name}": content for name, content in files.items()
    }


def _resource(layout: TableLayout, *, present: set[str]) -> dict[str, Any]:
    columns = [column for column in layout.columns if (layout.name, column.name) != TEXT]
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in columns],
        "missingValues": [""],
        "primaryKey": layout.keys[0].split(", ") if layout.keys else [],
        "foreignKeys": [
            {"fields": column.name, "reference": {"resource": column.refers, "fields": "id"}}
            for column in columns
            if column.refers in present
        ],
    }
    return {
        "profile": "tabular-data-resource",
        "name": layout.name,
        "path": f"data/{layout.name}.csv",
        "title": f"{layout.zh} / {layout.en}",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True, "header": True},
        "schema": {key: value for key, value in schema.items() if value},
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "title": column.zh,
        "description": column.en,
    }
    # Text that must be there may be empty (the unit of a share), and CSV does not tell empty from absent.
    if not column.optional and (column.type != "text" or column.refers or column.name == "id"):
        field["constraints"] = {"required": True}
    return field
