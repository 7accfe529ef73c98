"""The units and people of the sample district (an invented one), for the demonstration."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.models import Person, Role, Unit, UnitKind
from taizhang.web.accounts.services.people import add_person
from taizhang.web.accounts.services.posts import add_post, take_up
from taizhang.web.accounts.services.units import add_unit

_SINCE = date(2024, 3, 1)
_DISTRICT = "云岚区"
# name, short name, kind, other names
_UNITS = (
    ("云岚区发展和改革局", "区发改局", UnitKind.DEPARTMENT, ("区发展和改革局", "发改局")),
    ("云岚区工业和信息化局", "区工信局", UnitKind.DEPARTMENT, ("区工业和信息化局", "工信局")),
    ("云岚区财政局", "区财政局", UnitKind.DEPARTMENT, ("财政局",)),
    ("云岚区统计局", "区统计局", UnitKind.DEPARTMENT, ("统计局",)),
    ("云岚区住房和建设局", "区住建局", UnitKind.DEPARTMENT, ("区住房和建设局", "住建局")),
    ("云岚区教育局", "区教育局", UnitKind.DEPARTMENT, ("教育局",)),
    ("云岚区重点项目指挥部", "区项目指挥部", UnitKind.HEADQUARTERS, ()),
    ("望溪街道办事处", "望溪街道", UnitKind.STREET, ("望溪街道办",)),
    ("松坪街道办事处", "松坪街道", UnitKind.STREET, ("松坪街道办",)),
)
# user name, name, unit, title, role
_PEOPLE = (
    ("demo", "演示管理员", _DISTRICT, "系统管理员", Role.ADMINISTRATOR),
    ("plan", "林计划", "云岚区发展和改革局", "计划科科长", Role.PLAN_OFFICER),
    ("review", "何审核", "云岚区统计局", "综合科科员", Role.REVIEWER),
    ("gongxin", "苏联络", "云岚区工业和信息化局", "联络员", Role.LIAISON),
    ("leader", "周区长", _DISTRICT, "副区长", Role.LEADER),
)


@transaction.atomic
def sample_district(*, actor: Actor, now: datetime) -> tuple[Person, bool]:
    """Make the sample district unless it is there; its administrator, and whether it was made now."""
    known = Person.objects.filter(username=_PEOPLE[0][0]).first()
    if known is not None:
        return known, False
    top = add_unit(actor=actor, name=_DISTRICT, kind=UnitKind.DISTRICT, now=now, aliases=("全区", "我区"))
    units: dict[str, Unit] = {_DISTRICT: top}
    for name, short_name, kind, aliases in _UNITS:
        units[name] = add_unit(
            actor=actor, name=name, short_name=short_name, kind=kind, parent=top, aliases=aliases, now=now
        )
    add_unit(actor=actor, name="望溪社区", kind=UnitKind.COMMUNITY, parent=units["望溪街道办事处"], now=now)
    people = []
    for username, name, unit, title, role in _PEOPLE:
        person = add_person(actor=actor, username=username, name=name, now=now)
        post = add_post(actor=actor, unit=units[unit], title=title, role=role, now=now)
        take_up(actor=actor, post=post, person=person, since=_SINCE, now=now)
        people.append(person)
    return people[0], True
