"""Bytes to standard output, whose reader may go away at any time."""

from __future__ import annotations

import sys

_CHUNK = 1 << 15


class PipeClosedError(Exception):
    """The reader of standard output went away; there is nobody left to tell."""


def emit(data: bytes) -> None:
    """Write ``data`` to standard output. Raises PipeClosedError where nobody reads it any more.

    In small pieces: of one large write that is cut short Python does not tell. An exception of our own: click
    makes exit status 1 of a broken pipe.
    """
    out = sys.stdout.buffer
    try:
        for at in range(0, len(data), _CHUNK):
            out.write(data[at : at + _CHUNK])
            out.flush()
    except BrokenPipeError:
        raise PipeClosedError from None
