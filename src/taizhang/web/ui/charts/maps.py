"""A map of places, where the administrator has supplied their outlines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from taizhang.web.ui.charts.look import base, cell, item
from taizhang.web.ui.charts.model import Chart, Point, Table, TableRow
from taizhang.web.words import say

_CLASSES = 5
_SHAPES = frozenset(("Polygon", "MultiPolygon"))


class OutlinesError(ValueError):
    """The GeoJSON cannot be used; the message is the key of the wording that says why and the way out."""


def named_outlines(geojson: Any) -> tuple[str, ...]:
    """The names of the places that a GeoJSON has outlines of (``properties.name`` of each feature).

    Raises OutlinesError where it is not a FeatureCollection of named polygons.
    """
    if not isinstance(geojson, Mapping) or geojson.get("type") != "FeatureCollection":
        raise OutlinesError("ui.outlines_no_collection")
    features = geojson.get("features")
    if not isinstance(features, list) or not features:
        raise OutlinesError("ui.outlines_no_collection")
    return tuple(_name(feature) for feature in features)


def map_of_places(
    *,
    title: str,
    unit: str,
    at: str,
    name: str,
    outlines: Mapping[str, Any],
    points: Sequence[Point],
    note: str = "",
) -> Chart:
    """Figures of places on a map: ``outlines`` is a GeoJSON registered under ``name``.

    Places are shaded in up to five classes of about as many places each, and labelled with their names. The
    table has all places; below the map it says which of them the map does not have.
    """
    drawn = set(named_outlines(outlines))
    missing = [point.at for point in points if point.at not in drawn]
    known = sorted(point.value for point in points if point.value is not None)
    series = {
        "type": "map",
        "map": name,
        "roam": False,
        "top": 10,
        "bottom": 140,  # room for the classes
        "nameProperty": "name",
        "label": {"show": True, "color": "token:ink", "fontSize": 11},
        "itemStyle": {"areaColor": "token:ground", "borderColor": "token:soft", "decal": {"symbol": "none"}},
        "emphasis": {"itemStyle": {"areaColor": "token:chosen"}, "label": {"color": "token:ink"}},
        "select": {"disabled": True},
        "data": [{"name": point.at, **item(point)} for point in points if point.at in drawn],
    }
    option = base(
        tooltip={"trigger": "item", "renderMode": "richText", "confine": True},
        visualMap={
            "type": "piecewise",
            "left": 0,
            "bottom": 0,
            "textStyle": {"color": "token:ink"},
            "pieces": _pieces(known),
            "outOfRange": {"color": "token:ground"},
        },
        series=[series],
    )
    del option["legend"], option["grid"]
    notes = [note] if note else []
    if missing:
        notes.append(say("ui.not_on_map", names="、".join(missing)))
    return Chart(
        title=title,
        option=option,
        table=Table(
            heads=(at, f"{title} ({unit})" if unit else title),
            rows=tuple(TableRow(head=point.at, cells=(cell(point),)) for point in points),
        ),
        height=480,
        maps={name: dict(outlines)},
        note=" ".join(notes),
    )


def _pieces(known: Sequence[float]) -> list[dict[str, Any]]:
    """Classes of about as many places each; fewer where there are few different figures."""
    different = sorted(set(known))
    number = min(_CLASSES, len(different))
    lower = [different[place * len(different) // number] for place in range(number)] if number else []
    pieces = []
    for place, begin in enumerate(lower):
        piece: dict[str, Any] = {"gte": begin, "color": f"token:scale-{place + 1}"}
        if place + 1 < len(lower):
            end = lower[place + 1]
            piece |= {"lt": end, "label": f"{begin:,.6g} – < {end:,.6g}"}
        else:
            piece["label"] = f"≥ {begin:,.6g}"
        pieces.append(piece)
    return pieces


def _name(feature: Any) -> str:
    try:
        name, shape = feature["properties"]["name"], feature["geometry"]["type"]
    except (KeyError, TypeError):
        raise OutlinesError("ui.outlines_no_names") from None
    if not isinstance(name, str) or not name or shape not in _SHAPES:
        raise OutlinesError("ui.outlines_no_names")
    return name
