"""Atoms of rules that only the ledger needs."""

from __future__ import annotations

from django.db.models import Q

from taizhang.web.accounts.rules import Rule

# Saved views that their owner shares (共享的视图).
SHARED = Rule(lambda actor: Q(shared=True), lambda actor, item: bool(item.shared), lambda actor: False)
