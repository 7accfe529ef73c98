"""The ledger (台账) over documents: verdicts, findings, projects, series, and what people said of them."""
