"""Units: the tree keeps whole through moves, mergers and names."""

from datetime import date
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from sample_people import NOW, District

from taizhang.web.accounts.actors import SYSTEM, VISITOR
from taizhang.web.accounts.models import Role, Unit, UnitKind
from taizhang.web.accounts.selectors import units_listed
from taizhang.web.accounts.services.units import add_unit, change_unit, merge_unit
from taizhang.web.audit.models import Event


def _change(unit: Unit, **changes: object) -> None:
    said: dict[str, object] = {
        "name": unit.name,
        "short_name": unit.short_name,
        "kind": UnitKind(unit.kind),
        "parent": unit.parent,
        "aliases": (),
    }
    change_unit(actor=SYSTEM, unit=unit, now=NOW, **{**said, **changes})  # type: ignore[arg-type]


def test_a_unit_moves_with_all_that_is_under_it(district: District) -> None:
    _change(district.street, parent=district.planning)
    district.community.refresh_from_db()
    assert district.community.path == district.community.path_under(district.street)
    assert district.street.path == district.street.path_under(district.planning)


def test_no_unit_stands_under_itself(district: District) -> None:
    with pytest.raises(ValidationError):
        _change(district.street, parent=district.community)
    with pytest.raises(ValidationError):
        _change(district.street, parent=district.street)


def test_a_merged_unit_stays_and_is_found_by_its_old_names(district: District) -> None:
    day = date(2026, 3, 1)
    merge_unit(actor=SYSTEM, unit=district.industry, into=district.planning, on=day, now=NOW, why="机构改革")
    actor = district.actor(Role.ADMINISTRATOR)
    found = units_listed(actor, today=date(2026, 4, 1), words="工业和信息化")
    assert list(found) == [district.planning], "the old name leads to the one that took over"
    former = units_listed(actor, today=date(2026, 4, 1), former=True, words="工业和信息化")
    assert set(former) == {district.planning, district.industry}, "and the old one is kept"
    assert Event.objects.get(action="accounts.unit_merged").why == "机构改革"


def test_two_open_units_of_one_name_cannot_stand_beside_each_other(district: District) -> None:
    with pytest.raises(ValidationError):
        add_unit(actor=SYSTEM, name="南坡街道", kind=UnitKind.STREET, parent=district.top, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(name="南坡街道", kind=UnitKind.STREET, parent=district.top)
    _change(district.street, valid_until=date(2026, 1, 1))
    add_unit(actor=SYSTEM, name="南坡街道", kind=UnitKind.STREET, parent=district.top, now=NOW)


def test_nothing_changes_for_who_may_not(district: District) -> None:
    events = Event.objects.count()
    for actor in (VISITOR, district.actor(Role.PLAN_OFFICER)):
        with pytest.raises(PermissionDenied):
            add_unit(actor=actor, name="某局", kind=UnitKind.DEPARTMENT, now=NOW)
    assert (Unit.objects.count(), Event.objects.count()) == (5, events)


def test_a_change_that_changes_nothing_is_no_event(district: District) -> None:
    events = Event.objects.count()
    _change(district.street)
    assert Event.objects.count() == events
    _change(district.street, short_name="南坡")
    event = Event.objects.order_by("-number").first()
    assert event is not None
    assert (event.before, event.after) == ({"short_name": ""}, {"short_name": "南坡"})


def test_the_list_is_in_the_order_of_the_tree(district: District) -> None:
    for number in range(12):  # ids of one and of two digits
        add_unit(actor=SYSTEM, name=f"第{number}局", kind=UnitKind.DEPARTMENT, parent=district.top, now=NOW)
    rows = list(units_listed(district.actor(Role.LEADER), today=date(2026, 4, 1)))
    for before, row in pairwise(rows):
        assert row.parent_id == before.pk or before.path.startswith(row.path.rsplit("/", 2)[0])
