"""The ledger (台账): the records of many documents, kept on disk."""

from taizhang.ledger.building import Addition, Built, add_documents
from taizhang.ledger.difference import Change, Detail, Difference, Passage, difference
from taizhang.ledger.entries import entries_of, entry_at, entry_of, entry_unless_known
from taizhang.ledger.model import Entry
from taizhang.ledger.reading import Ledger, Listed, is_ledger, known_files, open_ledger
from taizhang.ledger.refusals import LedgerError

__all__ = [
    "Addition",
    "Built",
    "Change",
    "Detail",
    "Difference",
    "Entry",
    "Ledger",
    "LedgerError",
    "Listed",
    "Passage",
    "add_documents",
    "difference",
    "entries_of",
    "entry_at",
    "entry_of",
    "entry_unless_known",
    "is_ledger",
    "known_files",
    "open_ledger",
]
