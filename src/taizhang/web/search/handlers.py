"""What the search does when records change."""

from __future__ import annotations

from taizhang.web.library.changes import Change, on_change
from taizhang.web.search.records import records_with
from taizhang.web.search.services import refresh

__all__ = ["records_with", "refresh_index"]  # both are registered when this is imported


@on_change
def refresh_index(change: Change) -> None:
    """Write anew what changed, in the transaction of the change: what is there is found, at once."""
    refresh(change.documents)
