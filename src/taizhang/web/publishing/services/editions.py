"""Publishing an edition, taking one back."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, demand
from taizhang.web.audit.services import record
from taizhang.web.publishing.collecting import collect, differences, digest_of
from taizhang.web.publishing.models import Edition, Figure
from taizhang.web.publishing.selectors import standing_edition
from taizhang.web.words import say


@transaction.atomic
def publish(*, actor: Actor, place: str, year: int, note: str = "", now: datetime) -> Edition:
    """Publish what is public of a plan today as an edition, which takes the place of the one before.

    Raises ValidationError where nothing of the plan is public, or nothing changed since the last edition.
    """
    demand(actor, Action.ADD, Edition)
    collected = collect(place, year)
    if not collected.figures:
        raise ValidationError(say("publishing.nothing_public"))
    before = standing_edition(place, year)
    digest = digest_of(collected.figures)
    if before is not None and before.digest == digest:
        raise ValidationError(say("publishing.nothing_changed", number=before.pk))
    old = list(before.figures.all()) if before else []
    differ = differences(old, collected.figures)
    targets = [figure for figure in collected.figures if figure.part == "target"]
    edition = Edition.objects.create(
        place_name=place,
        code=next((row.code for row in collected.documents if row.code), ""),
        year=year,
        note=note,
        replaces=before,
        published_by_id=actor.person,
        published_at=now,
        digest=digest,
        figures_count=len(collected.figures),
        targets_count=len(targets),
        outcomes=dict(Counter(figure.outcome for figure in targets)),
        changes={name: len(keys) for name, keys in differ.items()} if before else {},
        sources=[
            {"title": str(row), "content_id": row.content_id, "file_digest": row.file_digest}
            for row in collected.documents
        ],
    )
    for figure in collected.figures:
        figure.edition = edition
    Figure.objects.bulk_create(collected.figures, batch_size=200)
    record(
        actor=actor,
        action="publishing.published",
        subject=edition,
        after={
            "figures": len(collected.figures),
            "digest": digest,
            "replaces": before.pk if before else None,
        },
        why=note,
        at=now,
    )
    return edition


@transaction.atomic
def withdraw(*, actor: Actor, edition: Edition, why: str, now: datetime) -> None:
    """Take an edition back: its addresses say that it was taken back and why; the one before stands again."""
    demand(actor, Action.CHANGE, edition)
    if not why.strip():
        raise ValidationError({"why": say("publishing.why_needed")})
    taken = Edition.objects.filter(pk=edition.pk, withdrawn_at=None).update(
        withdrawn_at=now, withdrawn_by_id=actor.person, withdrawn_why=why.strip()
    )
    if not taken:
        raise ValidationError(say("publishing.withdrawn_already"))
    record(actor=actor, action="publishing.withdrawn", subject=edition, why=why, at=now)


@transaction.atomic
def restore(*, actor: Actor, edition: Edition, now: datetime) -> None:
    """Let an edition that was taken back stand again."""
    demand(actor, Action.CHANGE, edition)
    Edition.objects.filter(pk=edition.pk).update(withdrawn_at=None, withdrawn_by=None, withdrawn_why="")
    record(
        actor=actor,
        action="publishing.restored",
        subject=edition,
        before={"why": edition.withdrawn_why},
        at=now,
    )
