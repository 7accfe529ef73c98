"""What each role may do with each kind of record. Everything not written here is forbidden.

Each application registers its own tables with ``register``; pages, exports, the interface for programs and
commands all ask ``may`` and ``visible``.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.models import Holding, Person, Post, Role, Tier, Unit, UnitAlias
from taizhang.web.accounts.rules import NOTHING, Rule, not_sensitive, own, role_is, tier_in, within_unit
from taizhang.web.audit.models import Event

Row = TypeVar("Row", bound=Model)


class Action(StrEnum):
    """What is asked for (操作)."""

    VIEW = "view"
    EXPORT = "export"
    ADD = "add"
    CHANGE = "change"
    DELETE = "delete"
    REVIEW = "review"
    PUBLISH = "publish"
    MANAGE = "manage"


MANAGERS = role_is(Role.ADMINISTRATOR)
OFFICERS = role_is(Role.ADMINISTRATOR, Role.PLAN_OFFICER)
STAFF = role_is(*Role)
REVIEWERS = role_is(Role.ADMINISTRATOR, Role.PLAN_OFFICER, Role.REVIEWER)

# Who may see a record with a tier (any table that is ``Tiered``).
SEES_TIERED = (
    role_is(Role.ADMINISTRATOR, Role.PLAN_OFFICER, Role.REVIEWER, Role.LEADER)
    | within_unit(Role.LIAISON)
    | (STAFF & tier_in(Tier.INTERNAL, Tier.CONGRESS, Tier.PUBLIC) & not_sensitive())
    | (tier_in(Tier.PUBLIC) & not_sensitive())
)

Policy = Mapping[Action, Rule]
_policies: dict[type[Model], Policy] = {}


def register(model: type[Model], policy: Policy) -> None:
    """Say what may be done with a table's rows; once for each table."""
    if model in _policies:
        raise ValueError(f"{model.__name__} has a policy already")
    _policies[model] = policy


def registered() -> Mapping[type[Model], Policy]:
    """Every table with its policy."""
    return dict(_policies)


def may(actor: Actor, action: Action, item: Model | type[Model]) -> bool:
    """Whether ``actor`` may do ``action`` with an object.

    Asked of a table itself (``may(actor, ADD, Document)``): whether it may be done with any row whatever
    that row is; for a rule that looks at the row the answer is then no, and the object must be asked.
    """
    model = item if isinstance(item, type) else item.__class__  # request.user is a lazy stand-in
    rule = _policies.get(model, {}).get(action, NOTHING)
    if isinstance(item, type):
        return rule.always(actor)
    return rule.test(actor, item)


def visible(actor: Actor, rows: QuerySet[Row], action: Action = Action.VIEW) -> QuerySet[Row]:
    """The rows with which ``actor`` may do ``action``."""
    rule = _policies.get(rows.model, {}).get(action, NOTHING)
    return rows.filter(rule.condition(actor))


def demand(actor: Actor, action: Action, item: Model | type[Model]) -> None:
    """Raise PermissionDenied unless ``actor`` may; the first line of each service."""
    if not may(actor, action, item):
        kind = item.__name__ if isinstance(item, type) else item.__class__.__name__
        raise PermissionDenied(f"{action} {kind}")


_STRUCTURE: Policy = {
    Action.VIEW: STAFF,
    Action.EXPORT: STAFF,
    **dict.fromkeys((Action.ADD, Action.CHANGE, Action.DELETE, Action.MANAGE), MANAGERS),
}
for _model in (Unit, UnitAlias, Post, Holding):
    register(_model, _STRUCTURE)
register(Event, dict.fromkeys((Action.VIEW, Action.EXPORT), role_is(Role.ADMINISTRATOR, Role.LEADER)))
register(
    Person,
    {
        # Names of colleagues are seen beside what they did; phone numbers and accounts are managed.
        Action.VIEW: STAFF | own(field="pk"),
        **dict.fromkeys((Action.EXPORT, Action.ADD, Action.DELETE, Action.MANAGE), MANAGERS),
        Action.CHANGE: MANAGERS | own(field="pk"),
    },
)
