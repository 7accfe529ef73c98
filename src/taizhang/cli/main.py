"""The entry point: language, exit status, and errors as one or two lines."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import click

from taizhang.cli.commands import Commands, shared_options, version_option
from taizhang.cli.failures import debugging, tell, usage_message
from taizhang.cli.language import choose_language, say, speaking
from taizhang.cli.output import PipeClosedError
from taizhang.core.errors import TaizhangError

OK, NOTHING, WRONG = 0, 1, 2
INTERRUPTED, PIPE_CLOSED = 130, 141

root = Commands("taizhang", params=[*shared_options(), version_option()])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status.

    0: done. 1: nothing usable found, a check failed, or a fault of the program. 2: bad usage or input that
    cannot be read (also where the rest of a batch was usable: its results are given all the same).
    130: interrupted. 141: the reader of standard output went away.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a character that the terminal lacks
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = speaking.set(choose_language(given, os.environ))
    debug = debugging.set("--debug" in given)
    try:
        return _run(given)
    finally:
        debugging.reset(debug)
        speaking.reset(language)


def _run(arguments: list[str]) -> int:
    try:
        status = root.main(args=arguments, prog_name="taizhang", standalone_mode=False)
        sys.stdout.flush()
        return int(status or OK)
    except (BrokenPipeError, PipeClosedError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except (KeyboardInterrupt, click.Abort):
        tell(say("error.interrupted"))
        return INTERRUPTED
    except click.ClickException as error:
        if isinstance(error, click.exceptions.NoArgsIsHelpError):
            click.echo(error.ctx.get_help(), err=True)
            return WRONG
        tell(usage_message(error))
        return WRONG
    except TaizhangError as error:
        if debugging.get():
            raise
        tell(error.message(speaking.get()))
        return WRONG if error.code.startswith(("documents.", "usage.", "records.", "ledger.")) else NOTHING
    except OSError as error:
        if debugging.get():
            raise
        tell(say("error.system", reason=error.strerror or error, file=error.filename or ""))
        return WRONG
    except Exception as error:
        if debugging.get():
            raise
        tell(say("error.internal", kind=type(error).__name__, reason=error))
        return NOTHING


if __name__ == "__main__":
    sys.exit(main())
