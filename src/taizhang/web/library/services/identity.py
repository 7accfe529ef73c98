"""What a document is: proposed by the reader, confirmed or corrected by a person."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from taizhang.structure.place import find_place, name_of
from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, demand
from taizhang.web.audit.services import changed, record
from taizhang.web.library.changes import tell
from taizhang.web.library.models import Document, DocumentState, Statement, Task
from taizhang.web.library.services.keeping import title_of
from taizhang.web.library.services.versions import report_of, settle_versions
from taizhang.web.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a person says that a document is. Periods are years (``2025``) or spans of them (``2021/2025``).

    An empty ``code`` is looked up by the place; a ``title`` that was made of the old place, year and kind
    is made anew.
    """

    title: str
    place: str
    code: str
    kind: str
    review_period: tuple[str, ...]
    plan_period: tuple[str, ...]

    @property
    def year(self) -> int | None:
        """The first single year that is planned for."""
        return next((int(period) for period in self.plan_period if len(period) == 4), None)


@transaction.atomic
def confirm(*, actor: Actor, document: Document, identity: Identity, now: datetime, why: str = "") -> None:
    """Keep what a person says that a document is; records, versions and verdicts follow.

    Raises ValidationError for a document that was not read or is withdrawn.
    """
    demand(actor, Action.REVIEW, document)
    row = Document.objects.select_for_update().get(pk=document.pk)
    if row.state != DocumentState.READ or row.withdrawn_at is not None:
        raise ValidationError(say("library.not_to_confirm"))
    said = _columns(row, identity)
    before, after = changed({name: getattr(row, name) for name in said}, said)
    old = report_of(row)
    for name, value in after.items():
        setattr(row, name, value)
    row.confirmed_by_id, row.confirmed_at = actor.person, now
    row.save(update_fields=[*after, "confirmed_by", "confirmed_at"])
    if after.keys() & {"place", "year"}:
        for model in (Statement, Task):
            model._default_manager.filter(document=row).update(report_place=row.place, report_year=row.year)
    if after.keys() - {"title", "code"}:
        settle_versions(old)
        settle_versions(report_of(row))
        tell(documents={row.pk}, places={old.place, row.place}, at=now)
    record(
        actor=actor,
        action="library.corrected" if after else "library.confirmed",
        subject=row,
        before=before,
        after=after,
        why=why,
        at=now,
    )
    document.refresh_from_db()


def _columns(row: Document, identity: Identity) -> dict[str, Any]:
    said = {
        **asdict(identity),
        "review_period": list(identity.review_period),
        "plan_period": list(identity.plan_period),
        "year": identity.year,
    }
    said["code"] = identity.code or code_of(identity.place)
    if identity.place != row.place and identity.code == row.code:
        said["code"] = code_of(identity.place)
    made = title_of(place=row.place, kind=row.kind, year=row.year, file_name=row.file_name)
    if not identity.title or identity.title == row.title == made:
        said["title"] = title_of(
            place=identity.place, kind=identity.kind, year=identity.year, file_name=row.file_name
        )
    return said


def code_of(place: str) -> str:
    """The code of a place in the table of divisions (GB/T 2260), "" where none is called so."""
    found = find_place(place, "") if place else None
    return found.code if found is not None and place in (found.name, name_of(found)) else ""
