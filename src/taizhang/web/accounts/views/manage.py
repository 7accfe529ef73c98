"""What the management pages share: their tabs."""

from __future__ import annotations

from typing import Any

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.policies import Action, may
from taizhang.web.audit.models import Event


def tabs(actor: Actor, *, current: str) -> dict[str, Any]:
    """``tab`` and which tabs there are, for ``accounts/manage.html``."""
    return {"tab": current, "may_read_log": may(actor, Action.VIEW, Event)}
