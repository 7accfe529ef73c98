"""Which places may be laid beside each other (同级地区)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from taizhang.lexicon.divisions import named, parent

_LEVEL = re.compile(r"(省|自治区|市|区|县|旗|州|盟)\Z")
_CITY = re.compile(r"\A(.{2,8}?市)(?=.{2,}(?:区|县|市|旗)\Z)")


def peers_in(place: str, scope: str, places: Iterable[str]) -> tuple[str, ...]:
    """The other places of the same level in the area that ``scope`` names: 全市 the districts of the same
    city, 全省 and 全国 those of the same level anywhere in it. Sorted; ``place`` itself is left out.
    """
    own = _city(place)
    found = []
    for other in sorted(set(places) - {place}):
        if level(other) != level(place) or other == "全国":
            continue
        if scope == "全市" and (own is None or _city(other) != own):
            continue
        if scope == "全省" and _province(other) != _province(place):
            continue
        if scope not in ("全市", "全省", "全国"):
            continue
        found.append(other)
    return tuple(found)


def level(place: str) -> str:
    """country, province, city or county, by the full standard name."""
    if place == "全国":
        return "country"
    if _city(place) is not None:
        return "county"
    divisions = named(place)
    if divisions:
        return {"prefecture": "city"}.get(divisions[0].rank, divisions[0].rank)
    return "city" if place.endswith("市") else "county"


def siblings(place: str, places: Iterable[str]) -> tuple[str, ...]:
    """Places of the same level under the same city or province; provinces of the country."""
    own = level(place)
    if own == "county":
        return peers_in(place, "全市", places)
    return peers_in(place, "全省" if own == "city" else "全国", places)


def _city(place: str) -> str | None:
    found = _CITY.match(place)
    return found.group(1) if found else None


def _province(place: str) -> str | None:
    divisions = named(_city(place) or place)
    return parent(divisions[0]).name if divisions else None
