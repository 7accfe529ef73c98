"""Taking in files: kept under a random name, read later by a worker."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import PurePath
from uuid import uuid4

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction

from taizhang.core.errors import TaizhangError
from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.models import Tier
from taizhang.web.accounts.policies import Action, demand
from taizhang.web.audit.services import record
from taizhang.web.installation import installation
from taizhang.web.jobs import queue
from taizhang.web.library.models import Document, DocumentState

READ = "library.read"
SUFFIXES = frozenset((".txt", ".html", ".htm", ".docx", ".pdf", ".doc", ".wps", ".md"))


class NotTakenError(TaizhangError):
    """A file that was not taken in."""


def take_in(
    *, actor: Actor, name: str, file: File[bytes], now: datetime, tier: Tier = Tier.INTERNAL
) -> tuple[Document, bool]:
    """Keep a file that somebody gives; the document, and whether it is new.

    The same bytes given again are the document that is there. Raises NotTakenError for a file that is empty,
    too large or of no format that is read; nothing of it is kept.
    """
    demand(actor, Action.ADD, Document)
    name = PurePath(name.replace("\\", "/")).name[:255]
    _check(name, file.size or 0)
    content = file.read()
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        known = Document.objects.filter(file_digest=digest, withdrawn_at=None).first()
        if known is not None:
            return known, False
        document = Document(
            file_name=name,
            file_digest=digest,
            size=len(content),
            uploaded_by_id=actor.person,
            uploaded_at=now,
            tier=tier,
        )
        document.file.save(f"{uuid4().hex}{PurePath(name).suffix.lower()}", ContentFile(content), save=False)
        try:
            document.save(force_insert=True)
            record(
                actor=actor,
                action="library.taken_in",
                subject=document,
                after={"file_name": name, "digest": digest, "size": len(content), "tier": tier},
                at=now,
            )
            queue.enqueue(READ, key=str(document.pk), payload={"document": document.pk}, now=now)
        except BaseException:
            document.file.delete(save=False)
            raise
    return document, True


@transaction.atomic
def read_again(*, actor: Actor, document: Document, now: datetime) -> None:
    """Read a document once more: after a failure, or by newer rules. What people decided stays."""
    demand(actor, Action.CHANGE, document)
    before = document.state
    if document.state == DocumentState.FAILED:
        document.state = DocumentState.WAITING
        document.save(update_fields=["state"])
    queue.enqueue(READ, key=str(document.pk), payload={"document": document.pk}, now=now)
    record(actor=actor, action="library.read_again", subject=document, before={"state": before}, at=now)


def _check(name: str, size: int) -> None:
    most = installation().upload_megabytes
    if size == 0:
        raise NotTakenError(
            "library.empty",
            zh=f"{name} 是空文件，没有收下。请检查原文件后再上传。",
            en=f"{name} is empty and was not taken. Check the original and upload it again.",
        )
    if size > most * 1024 * 1024:
        raise NotTakenError(
            "library.too_large",
            zh=f"{name} 有 {size / 1048576:.1f} MB，超过 {most} MB 的上限，没有收下。"
            "请去掉图片或拆成几份，也可请管理员调高 TAIZHANG_UPLOAD_MEGABYTES。",
            en=f"{name} has {size / 1048576:.1f} MB, more than the {most} MB allowed, and was not taken. "
            "Drop its pictures or split it, or ask the administrator to raise TAIZHANG_UPLOAD_MEGABYTES.",
        )
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise NotTakenError(
            "library.format",
            zh=f"{name} 不是能读的格式，没有收下。能读的有：.docx、.pdf、.html、.txt、.doc、.wps。",
            en=f"{name} is of no format that is read and was not taken. "
            "Read are: .docx, .pdf, .html, .txt, .doc, .wps.",
        )
