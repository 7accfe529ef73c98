"""Who may do what with verdicts, findings, projects, goals."""

from __future__ import annotations

from taizhang.web.accounts.policies import MANAGERS, OFFICERS, REVIEWERS, SEES_TIERED, STAFF, Action, register
from taizhang.web.accounts.rules import own, reached
from taizhang.web.ledger.models import (
    Adjustment,
    Alternative,
    Citation,
    Correction,
    Dismissal,
    Finding,
    Goal,
    Outlines,
    Place,
    Project,
    SavedView,
    Series,
    Verdict,
)
from taizhang.web.ledger.rules import SHARED

_SEEN = dict.fromkeys((Action.VIEW, Action.EXPORT), SEES_TIERED)
for _noticed in (Project, Goal):
    register(_noticed, {**_SEEN, Action.PUBLISH: OFFICERS})
register(Series, _SEEN)
for _judged in (Verdict, Finding):
    register(_judged, {**_SEEN, Action.REVIEW: REVIEWERS & SEES_TIERED, Action.PUBLISH: OFFICERS})
# A dismissal is reached through the finding that it is about, which asks who may see it.
register(Dismissal, dict.fromkeys((Action.VIEW, Action.EXPORT), STAFF))
register(
    Outlines,
    {Action.VIEW: STAFF, **dict.fromkeys((Action.ADD, Action.CHANGE, Action.DELETE), MANAGERS)},
)
register(Place, dict.fromkeys((Action.VIEW, Action.EXPORT), STAFF))
register(Alternative, dict.fromkeys((Action.VIEW, Action.EXPORT), reached(SEES_TIERED, through="statement")))
_OF_TARGET = reached(SEES_TIERED, through="target")
for _told in (Correction, Adjustment):
    register(
        _told,
        {
            **dict.fromkeys((Action.VIEW, Action.EXPORT), _OF_TARGET),
            Action.ADD: REVIEWERS,
            Action.CHANGE: REVIEWERS & _OF_TARGET,
        },
    )
register(Citation, dict.fromkeys((Action.VIEW, Action.EXPORT), reached(SEES_TIERED, through="document")))
register(
    SavedView,
    {
        Action.VIEW: own() | (STAFF & SHARED),
        Action.ADD: STAFF,
        Action.CHANGE: own(),
        Action.DELETE: own(),
    },
)
