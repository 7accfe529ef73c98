"""Supplying the outlines of places, removing them, bringing them back."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, demand
from taizhang.web.audit.services import record
from taizhang.web.ledger.models import Outlines
from taizhang.web.ui.charts.maps import OutlinesError, named_outlines
from taizhang.web.words import say

MOST_BYTES = 5 * 1024 * 1024
MOST_AREAS = 500
MOST_POINTS = 200_000
_DEEPEST = 5  # features → geometry → polygons → rings → points


def supply_outlines(*, actor: Actor, name: str, content: bytes, now: datetime) -> Outlines:
    """Keep a GeoJSON under a name; only what a map needs of it.

    Raises ValidationError for what is none, is too large, has areas without names or points that are no
    degrees, or where the name is taken.
    """
    demand(actor, Action.ADD, Outlines)
    if len(content) > MOST_BYTES:
        raise ValidationError({"file": say("ledger.map.too_large", n=MOST_BYTES // 1024 // 1024)})
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ValidationError({"file": say("ledger.map.no_json")}) from error
    try:
        areas = named_outlines(told)
    except OutlinesError as error:
        raise ValidationError({"file": say(str(error))}) from error
    features = [_feature(one) for one in told["features"]]
    if len(areas) > MOST_AREAS or sum(map(_count, features)) > MOST_POINTS:
        most = {"areas": MOST_AREAS, "points": f"{MOST_POINTS:,}"}
        raise ValidationError({"file": say("ledger.map.too_many", **most)})
    kept = {"type": "FeatureCollection", "features": features}
    row = Outlines(
        name=name.strip(), geojson=kept, areas=list(areas), size=len(content), person_id=actor.person, at=now
    )
    row.clean_fields(exclude=["person"])
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            record(
                actor=actor,
                action="ledger.outlines_supplied",
                subject=row,
                after={"areas": len(areas), "size": len(content)},
                at=now,
            )
    except IntegrityError as error:
        raise ValidationError({"name": say("ledger.map.name_taken")}) from error
    return row


@transaction.atomic
def remove_outlines(*, actor: Actor, outlines: Outlines, now: datetime) -> None:
    """Take a map away; it can be brought back."""
    demand(actor, Action.DELETE, outlines)
    Outlines.objects.filter(pk=outlines.pk, removed_at=None).update(removed_at=now)
    record(actor=actor, action="ledger.outlines_removed", subject=outlines, at=now)


@transaction.atomic
def restore_outlines(*, actor: Actor, outlines: Outlines, now: datetime) -> None:
    """Bring a map back. Raises ValidationError where another has its name by now."""
    demand(actor, Action.CHANGE, outlines)
    if Outlines.objects.filter(name=outlines.name, removed_at=None).exists():
        raise ValidationError(say("ledger.map.name_taken"))
    Outlines.objects.filter(pk=outlines.pk).update(removed_at=None)
    record(actor=actor, action="ledger.outlines_restored", subject=outlines, at=now)


def _feature(feature: Any) -> dict[str, Any]:
    """A feature with its name, code and shape alone: whatever else a file holds is not kept."""
    told = feature["properties"]
    code = str(told.get("adcode") or told.get("code") or "")[:12]
    shape = feature["geometry"]
    coordinates = shape.get("coordinates")
    if not isinstance(coordinates, list) or not all(_is_point(one) for one in _points(coordinates)):
        raise ValidationError({"file": say("ledger.map.no_points", name=told["name"][:40])})
    return {
        "type": "Feature",
        "properties": {"name": told["name"][:64], "code": code},
        "geometry": {"type": shape["type"], "coordinates": coordinates},
    }


def _points(told: Any, depth: int = 0) -> Iterator[Any]:
    if depth > _DEEPEST:
        yield None
    elif isinstance(told, list) and told and isinstance(told[0], list):
        for one in told:
            yield from _points(one, depth + 1)
    else:
        yield told


def _is_point(told: Any) -> bool:
    if not isinstance(told, list) or not 2 <= len(told) <= 3:
        return False
    numbers = all(isinstance(one, int | float) and math.isfinite(one) for one in told)
    return numbers and abs(told[0]) <= 180 and abs(told[1]) <= 90


def _count(feature: dict[str, Any]) -> int:
    return sum(1 for _ in _points(feature["geometry"]["coordinates"]))
