"""Commands that take their help from the wording file, in the language being spoken."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from taizhang.cli.language import LANGUAGES, say

MODULES = {
    "extract": "taizhang.cli.extract",
    "outline": "taizhang.cli.outline",
    "tasks": "taizhang.cli.tasks",
    "reconcile": "taizhang.cli.reconcile",
    "show": "taizhang.cli.show",
    "build": "taizhang.cli.build",
    "diff": "taizhang.cli.diff",
    "export": "taizhang.cli.export",
    "corpus": "taizhang.cli.corpus",
    "evaluate": "taizhang.cli.evaluate",
    "demo": "taizhang.cli.demo",
    "serve": "taizhang.cli.serve",
    "worker": "taizhang.cli.worker",
    "migrate": "taizhang.cli.migrate",
    "reindex": "taizhang.cli.reindex",
    "createadmin": "taizhang.cli.createadmin",
    "audit": "taizhang.cli.audit",
    "review": "taizhang.cli.review",
    "backup": "taizhang.cli.backup",
    "restore": "taizhang.cli.restore",
}


class Command(click.Command):
    """A command whose ``help`` is ``<name>.help`` and whose example is ``<name>.example``.

    An option without ``help`` of its own takes ``<name>.<option>``, else ``option.<option>``.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += shared_options()

    def get_short_help_str(self, limit: int = 45) -> str:
        """What the command gives, in a few words."""
        return say(f"{self.name}.short")

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, purpose, example, options."""
        pieces = [say("help.any_options"), *self.collect_usage_pieces(ctx)[1:]]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=say("help.usage") + " ")
        _write_paragraphs(formatter, say(f"{self.name}.help"))
        with formatter.section(say("help.example")):
            for line in say(f"{self.name}.example").strip().splitlines():
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        rows = [row for param in options if (row := self._row(ctx, param))]
        with formatter.section(say("help.options")):
            formatter.write_dl(rows)

    def _row(self, ctx: click.Context, param: click.Parameter) -> tuple[str, str] | None:
        record = param.get_help_record(ctx)
        if record is None:
            return None
        return record[0], _wording_of(param, command=str(self.name))


class Commands(click.Group):
    """The root: each command's module is imported when the command is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they are usually met."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in MODULES:
            return None
        command: click.Command = import_module(MODULES[cmd_name]).command
        return command

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Purpose, commands with a line each, options."""
        formatter.write_usage(ctx.command_path, say("root.usage"), prefix=say("help.usage") + " ")
        _write_paragraphs(formatter, say("root.help"))
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None:
                rows.append((name, command.get_short_help_str()))
        with formatter.section(say("help.commands")):
            formatter.write_dl(rows)
        with formatter.section(say("help.example")):
            for line in say("root.example").strip().splitlines():
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")
        options = [
            (record[0], _wording_of(param, command="root"))
            for param in self.get_params(ctx)
            if (record := param.get_help_record(ctx))
        ]
        with formatter.section(say("help.options")):
            formatter.write_dl(options)


def has(key: str) -> bool:
    """Whether there is wording under ``key``."""
    from taizhang.cli.language import _messages

    return key in _messages()


def shared_options() -> list[click.Parameter]:
    """``--lang`` and ``--debug``: read ahead by ``main``, declared for the help and for click to check."""
    return [
        click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False),
        click.Option(["--debug"], is_flag=True, expose_value=False),
    ]


def version_option() -> click.Option:
    """``--version``."""

    def show(context: click.Context, parameter: click.Parameter, asked: bool) -> None:
        if asked:
            from taizhang import __version__

            click.echo(f"taizhang {__version__}")
            context.exit()

    return click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show)


def _wording_of(param: click.Parameter, *, command: str) -> str:
    if "--help" in param.opts:
        return say("option.help")
    key = f"{command}.{param.name}"
    return say(key) if has(key) else say(f"option.{param.name}")


def _write_paragraphs(formatter: click.HelpFormatter, text: str) -> None:
    for paragraph in text.strip().split("\n\n"):
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(paragraph)
