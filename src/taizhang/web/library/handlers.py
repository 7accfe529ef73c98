"""Jobs of the library."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from taizhang.core.errors import TaizhangError
from taizhang.web.jobs import queue
from taizhang.web.jobs.handlers import gives_up, handles
from taizhang.web.jobs.models import Job
from taizhang.web.library.models import Document
from taizhang.web.library.services.intake import READ
from taizhang.web.library.services.keeping import keep_reading
from taizhang.web.library.services.reading import read_isolated_file, refuse


@handles(READ)
def read(job: Job) -> None:
    """Read one document and keep what it gives."""
    document = Document.objects.filter(pk=job.payload["document"]).first()
    if document is None or document.withdrawn_at is not None:
        queue.finish(job, now=timezone.now())
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            reading = read_isolated_file(document, folder=folder)
        except TaizhangError as error:
            with transaction.atomic():
                document = Document.objects.select_for_update().get(pk=document.pk)
                refuse(document, error, now=timezone.now())
                queue.finish(job, now=timezone.now())
            return
        with transaction.atomic():
            queue.finish(job, now=timezone.now())
            # It may have been confirmed or withdrawn meanwhile, or be so right now.
            document = Document.objects.select_for_update().get(pk=document.pk)
            if document.withdrawn_at is None:
                keep_reading(document, reading, folder=folder, now=timezone.now())


@gives_up(READ)
def not_read(job: Job) -> None:
    """Note at the document that reading it was given up, and why: its page offers to try again."""
    document = Document.objects.select_for_update().filter(pk=job.payload["document"]).first()
    if document is not None:
        error = TaizhangError(job.fault, zh=job.fault_zh, en=job.fault_en)
        refuse(document, error, now=timezone.now())
