"""Tables of people and units."""

from taizhang.web.accounts.models.links import OneTimeLink
from taizhang.web.accounts.models.people import Person
from taizhang.web.accounts.models.posts import Holding, Post, Role
from taizhang.web.accounts.models.tiers import Tier, Tiered
from taizhang.web.accounts.models.units import Unit, UnitAlias, UnitKind

__all__ = [
    "Holding",
    "OneTimeLink",
    "Person",
    "Post",
    "Role",
    "Tier",
    "Tiered",
    "Unit",
    "UnitAlias",
    "UnitKind",
]
