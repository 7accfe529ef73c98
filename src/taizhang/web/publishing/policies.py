"""Who may do what with what is public."""

from __future__ import annotations

from django.db.models import Q

from taizhang.web.accounts.policies import OFFICERS, REVIEWERS, STAFF, Action, register
from taizhang.web.accounts.rules import EVERYTHING, Rule, reached
from taizhang.web.publishing.models import Case, Edition, Figure

# An edition that was not taken back (未撤回).
_STANDING = Rule(
    lambda actor: Q(withdrawn_at=None), lambda actor, item: item.withdrawn_at is None, lambda actor: False
)
_SEEN = _STANDING | STAFF

register(
    Edition,
    {Action.VIEW: _SEEN, Action.EXPORT: _SEEN, **dict.fromkeys((Action.ADD, Action.CHANGE), OFFICERS)},
)
register(Figure, dict.fromkeys((Action.VIEW, Action.EXPORT), reached(_SEEN, through="edition")))
register(
    Case,
    {**dict.fromkeys((Action.VIEW, Action.EXPORT), STAFF), Action.ADD: EVERYTHING, Action.CHANGE: REVIEWERS},
)
