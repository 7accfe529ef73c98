"""The reports of the sample district (invented ones), for the demonstration."""

from __future__ import annotations

from pathlib import Path

from django.core.files import File
from django.utils import timezone

from taizhang.web.accounts.actors import SYSTEM
from taizhang.web.accounts.models import Tier
from taizhang.web.jobs.models import Job, JobState
from taizhang.web.library.services.intake import READ, take_in
from taizhang.web.library.services.reading import read_here

_FILES = (
    "yunlan-2022.html",
    "yunlan-2023.txt",
    "yunlan-2024.pdf",
    "yunlan-2025.docx",
    "xingzhu-2024.html",
    "xingzhu-2025.docx",
)


def load(examples: Path) -> None:
    """Take the samples in and read them at once."""
    now = timezone.now()
    for name in _FILES:
        with (examples / name).open("rb") as opened:
            document, is_new = take_in(
                actor=SYSTEM, name=name, file=File(opened, name=name), now=now, tier=Tier.PUBLIC
            )
        if is_new:
            read_here(document, now=now)
            Job.objects.filter(kind=READ, key=str(document.pk)).update(
                state=JobState.DONE, finished_at=now, leased_until=None
            )
