"""Promise against result: matching, verdicts, stages and checks over the entries of a ledger."""
