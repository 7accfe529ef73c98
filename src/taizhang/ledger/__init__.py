"""The ledger (台账): the records of many documents, kept on disk."""

from taizhang.ledger.entries import entries_of, entry_at, entry_of
from taizhang.ledger.model import Entry

__all__ = ["Entry", "entries_of", "entry_at", "entry_of"]
