"""Who may do what with tokens: each with the own, administrators end those of others."""

from __future__ import annotations

from taizhang.web.accounts.policies import MANAGERS, STAFF, Action, register
from taizhang.web.accounts.rules import own
from taizhang.web.api.models import Token

register(
    Token,
    {
        Action.VIEW: own() | MANAGERS,
        Action.ADD: STAFF,
        Action.DELETE: own() | MANAGERS,
    },
)
