"""Builds docs/zh/ledger.md and docs/en/ledger.md: an introduction and the layout of the ledger file.

usage: python tools/build_ledger_docs.py [FOLDER]

FOLDER is the documentation's folder, docs/ of this checkout unless told. The introduction is
tools/ledger_docs/<language>.md, the layout is that of the package. A test checks that the files are current.
"""

from __future__ import annotations

import sys
from pathlib import Path

from taizhang.core.errors import Language
from taizhang.ledger.schema import description_rows

LANGUAGES: tuple[Language, ...] = ("zh", "en")
INTRODUCTIONS = Path(__file__).resolve().parent / "ledger_docs"
HEADINGS = {"zh": ("列", "类型", "说明", "视图"), "en": ("column", "type", "meaning", "view")}


def page(language: Language) -> str:
    """The page of one language."""
    column_word, type_word, meaning_word, view_word = HEADINGS[language]
    lines = [(INTRODUCTIONS / f"{language}.md").read_text(encoding="utf-8").rstrip()]
    for table, column, type_name, zh, en in description_rows():
        meaning = zh if language == "zh" else en
        if column is None:
            title = f"`{table}`" + (f" ({view_word})" if type_name == "view" else "")
            lines.append(f"\n### {title}\n\n{meaning}")
            if type_name != "view":
                lines.append(f"\n| {column_word} | {type_word} | {meaning_word} |\n|---|---|---|")
        else:
            lines.append(f"| `{column}` | {type_name} | {meaning} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write both pages."""
    docs = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "docs"
    for language in LANGUAGES:
        (docs / language / "ledger.md").write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
