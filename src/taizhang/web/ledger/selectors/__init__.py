"""What is read of the ledger, each only as far as the one who asks may see it."""
