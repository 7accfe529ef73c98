"""Taking in files: kept under a random name, read later by a worker."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePath
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.db import IntegrityError, transaction

from taizhang.core.errors import TaizhangError
from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.models import Tier, Unit
from taizhang.web.accounts.policies import Action, demand, may
from taizhang.web.audit.services import record
from taizhang.web.installation import installation
from taizhang.web.jobs import queue
from taizhang.web.library.models import Document, DocumentState

READ = "library.read"
SUFFIXES = frozenset((".txt", ".html", ".htm", ".docx", ".pdf", ".doc", ".wps", ".md"))
_MEGABYTE = 1024 * 1024
_AT_ONCE = 50


class NotTakenError(TaizhangError):
    """A file that was not taken in."""


def take_in(
    *,
    actor: Actor,
    name: str,
    file: File[bytes],
    now: datetime,
    tier: Tier = Tier.INTERNAL,
    unit: Unit | None = None,
) -> tuple[Document, bool]:
    """Keep a file that somebody gives; the document, and whether it is new.

    The file is read in pieces, never whole. The same bytes given again, also at the same moment, are the
    document that is there. Raises NotTakenError for a file that is empty, too large or of no format that is
    read, of which nothing is kept; PermissionDenied also for a tier that ``actor`` may not give.
    """
    demand(actor, Action.ADD, Document)
    if tier not in tiers_given_by(actor):
        raise PermissionDenied(f"tier {tier}")
    name = PurePath(name.replace("\\", "/")).name[:255]
    _check(name, file.size or 0)
    digest = _digest(file)
    if (known := _known(digest)) is not None:
        return known, False
    document = Document(
        file_name=name,
        file_digest=digest,
        size=file.size or 0,
        uploaded_by_id=actor.person,
        uploaded_at=now,
        tier=tier,
        unit=unit,
    )
    file.seek(0)
    document.file.save(f"{uuid4().hex}{PurePath(name).suffix.lower()}", file, save=False)
    try:
        with transaction.atomic():
            document.save(force_insert=True)
            record(
                actor=actor,
                action="library.taken_in",
                subject=document,
                after={"file_name": name, "digest": digest, "size": document.size, "tier": tier},
                at=now,
            )
            queue.enqueue(READ, key=str(document.pk), payload={"document": document.pk}, now=now)
    except BaseException as error:
        document.file.delete(save=False)
        if isinstance(error, IntegrityError) and (known := _known(digest)) is not None:
            return known, False  # another gave the same file at the same moment
        raise
    return document, True


def tiers_given_by(actor: Actor) -> tuple[Tier, ...]:
    """The tiers that ``actor`` may give a document: making it public is for who may publish."""
    return tuple(tier for tier in Tier if tier != Tier.PUBLIC or may(actor, Action.PUBLISH, Document))


@transaction.atomic
def read_again(*, actor: Actor, document: Document, now: datetime) -> None:
    """Read a document once more: after a failure, or by newer rules. What people decided stays."""
    demand(actor, Action.REVIEW, document)
    before = document.state
    if document.state == DocumentState.FAILED:
        document.state = DocumentState.WAITING
        document.save(update_fields=["state"])
    queue.enqueue(READ, key=str(document.pk), payload={"document": document.pk}, now=now)
    record(actor=actor, action="library.read_again", subject=document, before={"state": before}, at=now)


def read_outdated_again(*, actor: Actor, documents: Iterable[Document], now: datetime) -> int:
    """Have many documents read again, some at a time, so that others can write in between; how many."""
    chosen = list(documents)
    for at in range(0, len(chosen), _AT_ONCE):
        with transaction.atomic():
            for document in chosen[at : at + _AT_ONCE]:
                demand(actor, Action.CHANGE, document)
                read_again(actor=actor, document=document, now=now)
    return len(chosen)


def too_large(name: str, size: int) -> NotTakenError:
    """Why a file of ``size`` bytes is not taken in, or of more than that where the rest was not received."""
    most = installation().upload_megabytes
    return NotTakenError(
        "library.too_large",
        zh=f"{name} 有 {size / _MEGABYTE:.1f} MB，超过 {most} MB 的上限，没有收下。"
        "请去掉图片或拆成几份，也可请管理员调高 TAIZHANG_UPLOAD_MEGABYTES。",
        en=f"{name} has {size / _MEGABYTE:.1f} MB, more than the {most} MB allowed, and was not taken. "
        "Drop its pictures or split it, or ask the administrator to raise TAIZHANG_UPLOAD_MEGABYTES.",
    )


def most_bytes() -> int:
    """The size of the largest file that is taken in."""
    return installation().upload_megabytes * _MEGABYTE


def _known(digest: str) -> Document | None:
    return Document.objects.filter(file_digest=digest, withdrawn_at=None).first()


def _digest(file: File[bytes]) -> str:
    state = hashlib.sha256()
    for chunk in file.chunks():
        state.update(chunk)
    return state.hexdigest()


def _check(name: str, size: int) -> None:
    if size == 0:
        raise NotTakenError(
            "library.empty",
            zh=f"{name} 是空文件，没有收下。请检查原文件后再上传。",
            en=f"{name} is empty and was not taken. Check the original and upload it again.",
        )
    if size > most_bytes():
        raise too_large(name, size)
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise NotTakenError(
            "library.format",
            zh=f"{name} 不是能读的格式，没有收下。能读的有：.docx、.pdf、.html、.txt、.doc、.wps。",
            en=f"{name} is of no format that is read and was not taken. "
            "Read are: .docx, .pdf, .html, .txt, .doc, .wps.",
        )
