"""Errors on standard error: what, why, and the way out."""

from __future__ import annotations

from contextvars import ContextVar
from difflib import get_close_matches

import click

from taizhang.cli.commands import MODULES
from taizhang.cli.language import say

debugging: ContextVar[bool] = ContextVar("debugging", default=False)
"""Whether tracebacks are asked for (``--debug``)."""


def tell(message: str) -> None:
    """A message for the person, on standard error, marked with the program's name."""
    click.echo(f"taizhang: {message}", err=True)


def usage_message(error: click.ClickException) -> str:
    """What was wrong with the way the command was called, and which help to read."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "taizhang"
    return f"{_what(error)} {say('usage.see', command=path)}"


def _what(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return say("usage.no_option", name=error.option_name) + _nearest(error.possibilities)
    if isinstance(error, click.NoSuchCommand):
        return say("usage.no_command", name=error.command_name) + _nearest(
            get_close_matches(error.command_name, MODULES)
        )
    if isinstance(error, click.MissingParameter):
        return say("usage.missing", name=_name(error))
    if isinstance(error, click.BadParameter):
        choices = getattr(error.param and error.param.type, "choices", None)
        if choices:
            return say("usage.choice", name=_name(error), choices=" ".join(map(str, choices)))
        if isinstance(error.param and error.param.type, click.IntRange):
            return say("usage.whole", name=_name(error))
        return say("usage.value", name=_name(error), reason=error.message)
    return say("usage.other", reason=error.format_message())


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return str(error.param_hint or "")
    return parameter.opts[-1] if parameter.param_type_name == "option" else parameter.human_readable_name


def _nearest(names: object) -> str:
    found = list(names) if isinstance(names, (list, tuple)) else []
    return say("usage.nearest", names=" ".join(found)) if found else ""
