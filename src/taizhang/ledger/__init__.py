"""The ledger (台账): the records of many documents, kept on disk."""
