"""Who may do what with documents and their records."""

from __future__ import annotations

from taizhang.web.accounts.models import Role
from taizhang.web.accounts.policies import OFFICERS, REVIEWERS, SEES_TIERED, STAFF, Action, register
from taizhang.web.accounts.rules import Rule, reached, role_is
from taizhang.web.library.models import (
    Decision,
    Document,
    DocumentText,
    PageImage,
    Passage,
    Problem,
    ProjectMention,
    Statement,
    Task,
    TaskUnit,
    Term,
)

# Who keeps documents: plan officers and administrators, and reviewers may add.
_ADDERS = role_is(Role.ADMINISTRATOR, Role.PLAN_OFFICER, Role.REVIEWER)


def _seen(through: str = "") -> dict[Action, Rule]:
    rule = reached(SEES_TIERED, through=through) if through else SEES_TIERED
    return {Action.VIEW: rule, Action.EXPORT: rule}


register(
    Document,
    {
        **_seen(),
        Action.ADD: _ADDERS,
        Action.CHANGE: OFFICERS,
        Action.DELETE: OFFICERS,
        Action.REVIEW: REVIEWERS & SEES_TIERED,
        Action.PUBLISH: OFFICERS,
    },
)
for _model in (DocumentText, PageImage):
    register(_model, _seen("document"))
for _record in (Statement, Task, ProjectMention, Term, Problem):
    register(
        _record,
        {
            **_seen(),
            Action.REVIEW: REVIEWERS & SEES_TIERED,
            Action.ADD: REVIEWERS,
            Action.CHANGE: OFFICERS,
            Action.PUBLISH: OFFICERS,
        },
    )
register(Passage, _seen())
register(TaskUnit, _seen("task"))
# Who decided what is for colleagues, and only about what they may see.
register(
    Decision, dict.fromkeys((Action.VIEW, Action.EXPORT), STAFF & reached(SEES_TIERED, through="document"))
)
