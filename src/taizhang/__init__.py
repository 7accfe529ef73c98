"""Taizhang 台账: from published plans to a ledger of what was promised and what became of it."""

__version__ = "0.1.0"
