"""Reading a document that was taken in: in a process of its own, its records kept with the end of the job."""

from __future__ import annotations

import atexit
import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path

from django.db import transaction

from taizhang.core.errors import TaizhangError
from taizhang.corpus.isolated import IsolatedReader, Limits, Reading
from taizhang.web.accounts.actors import SYSTEM
from taizhang.web.audit.services import record
from taizhang.web.library.models import Document, DocumentState
from taizhang.web.library.services.keeping import keep_reading


def read_isolated_file(document: Document, *, folder: Path, limits: Limits | None = None) -> Reading:
    """What the file of ``document`` gives, read in another process; pictures of pages go into ``folder``."""
    return _reader().read(Path(document.file.path), name=document.file_name, folder=folder, limits=limits)


@cache
def _reader() -> IsolatedReader:
    reader = IsolatedReader()
    atexit.register(reader.close)
    return reader


def refuse(document: Document, error: TaizhangError, *, now: datetime) -> None:
    """Note why a document could not be read; called inside the transaction that ends the job.

    One that was read before and fails now keeps its records and stays as it is.
    """
    if document.state != DocumentState.READ:
        document.state = DocumentState.FAILED
    document.fault = error.code[:64]
    document.fault_zh, document.fault_en = error.zh, error.en
    document.save(update_fields=["state", "fault", "fault_zh", "fault_en"])
    record(actor=SYSTEM, action="library.not_read", subject=document, after={"fault": error.code}, at=now)


def read_here(document: Document, *, now: datetime) -> None:
    """Read a document of our own in this very process (the samples): quicker, without limits."""
    from taizhang.corpus.reading_process import reading_of

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reading = reading_of(Path(document.file.path), name=document.file_name, folder=folder, pages=50)
        with transaction.atomic():
            keep_reading(document, reading, folder=folder, now=now)
