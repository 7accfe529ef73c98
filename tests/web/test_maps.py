"""Maps: outlines that an administrator supplies, figures of places on them."""

import json
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from sample_people import NOW, SignedIn

from taizhang.web.accounts.actors import SYSTEM
from taizhang.web.accounts.models import Role
from taizhang.web.ledger.models import Outlines
from taizhang.web.ledger.selectors.maps import area_of
from taizhang.web.ledger.services.outlines import supply_outlines
from taizhang.web.library.models import Statement


def _square(name: str, **told: Any) -> dict[str, Any]:
    ring = [[113.0, 22.0], [113.1, 22.0], [113.1, 22.1], [113.0, 22.0]]
    return {
        "type": "Feature",
        "properties": {"name": name, "secret": "x", **told},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def _geojson(*names: str) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": [_square(name) for name in names]}).encode()


@pytest.fixture
def outlines(sample: SignedIn) -> Outlines:
    return supply_outlines(
        actor=SYSTEM, name="澜州各区", content=_geojson("云岚区", "星渚区", "某某区"), now=NOW
    )


def test_figures_stand_on_the_map_with_their_sources(outlines: Outlines, sample: SignedIn) -> None:
    page = sample(Role.LEADER).get(
        reverse("ledger:map", args=[outlines.pk]), {"indicator": "gdp", "year": "2023"}
    )
    text = page.content.decode()
    row = Statement.objects.filter(indicator="gdp", year=2023, status="actual", period="2023").first()
    assert row is not None
    assert "云岚区" in text
    assert "3 个地方中有" in text
    assert reverse("library:source", args=[page.context["found"].by_area["云岚区"].key]) in text


def test_what_a_file_holds_besides_is_not_kept(outlines: Outlines) -> None:
    assert "secret" not in json.dumps(outlines.geojson)


@pytest.mark.parametrize(
    ("place", "code", "found"),
    [
        ("星渚区", "", "星渚区"),
        ("澜州市星渚区", "", "星渚区"),
        ("澜州市", "", None),
        ("别州市某某区", "", "某某区"),
    ],
)
def test_which_area_a_place_is(outlines: Outlines, place: str, code: str, found: str | None) -> None:
    assert area_of(place, code, outlines, own=True) == found


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"no json", "JSON"),
        (b"[]", "FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": []}', "FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": [{"properties": {}}]}', "properties.name"),
        (_geojson("甲区").replace(b"113.0", b"5113.0"), "EPSG:4326"),
        (_geojson("甲区").replace(b"22.1", b'"x"'), "EPSG:4326"),
        (b"[" * 5000, "JSON"),
        (_geojson("甲区") + b" " * 6_000_000, "5 MB"),
    ],
)
def test_what_is_no_map_is_refused_with_the_way_out(sample: SignedIn, content: bytes, why: str) -> None:
    with pytest.raises(ValidationError) as caught:
        supply_outlines(actor=SYSTEM, name="图", content=content, now=NOW)
    assert why in str(caught.value)
    assert not Outlines.objects.exists()


@pytest.mark.parametrize("role", list(Role))
def test_only_administrators_supply_and_remove(outlines: Outlines, sample: SignedIn, role: Role) -> None:
    client = sample(role)
    assert client.get(reverse("ledger:maps")).status_code == 200
    sent = client.post(
        reverse("ledger:maps"), {"name": "二", "file": SimpleUploadedFile("a.geojson", _geojson("甲区"))}
    )
    removed = client.post(reverse("ledger:map_remove", args=[outlines.pk]))
    may = role == Role.ADMINISTRATOR
    assert (sent.status_code == 302) == may
    assert (removed.status_code == 302) == may
    assert Outlines.objects.filter(removed_at=None, pk=outlines.pk).exists() != may
    if may:
        client.post(reverse("ledger:map_restore", args=[outlines.pk]))
        assert Outlines.objects.filter(removed_at=None, pk=outlines.pk).exists()


def test_a_visitor_supplies_nothing(db: None, sample: SignedIn) -> None:
    from taizhang.web.accounts.actors import VISITOR

    with pytest.raises(PermissionDenied):
        supply_outlines(actor=VISITOR, name="图", content=_geojson("甲区"), now=NOW)


def test_queries_of_a_map(outlines: Outlines, sample: SignedIn, django_assert_max_num_queries: Any) -> None:
    client = sample(Role.LEADER)
    address = reverse("ledger:map", args=[outlines.pk])
    client.get(address)
    with django_assert_max_num_queries(10):
        client.get(address, {"indicator": "gdp", "year": "2023"})
