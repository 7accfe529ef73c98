"""Builds docs/zh/commands.md and docs/en/commands.md from what ``--help`` prints.

usage: python tools/build_command_docs.py [FOLDER]

FOLDER is the documentation's folder, docs/ of this checkout unless told. What stands before the commands is
tools/command_docs/<language>.md. A test checks that the files are up to date.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from taizhang.cli.commands import MODULES
from taizhang.cli.language import LANGUAGES, speaking
from taizhang.cli.main import root
from taizhang.core.errors import Language

WIDTH = 90
INTRODUCTIONS = Path(__file__).resolve().parent / "command_docs"


def reference(language: Language) -> str:
    """The page of one language."""
    token = speaking.set(language)
    try:
        top = click.Context(root, info_name="taizhang", terminal_width=WIDTH)
        introduction = (INTRODUCTIONS / f"{language}.md").read_text(encoding="utf-8")
        parts = [introduction, f"## taizhang\n\n```text\n{top.get_help().rstrip()}\n```\n"]
        for name in MODULES:
            command = root.get_command(top, name)
            if command is not None:
                context = click.Context(command, info_name=name, parent=top, terminal_width=WIDTH)
                parts.append(f"## taizhang {name}\n\n```text\n{command.get_help(context).rstrip()}\n```\n")
        return "\n".join(parts)
    finally:
        speaking.reset(token)


def main() -> None:
    """Write both pages."""
    docs = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "docs"
    for language in LANGUAGES:
        page = docs / language / "commands.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(reference(language), encoding="utf-8")


if __name__ == "__main__":
    main()
