"""What changes the ledger: permission, deed, event, in one transaction."""
