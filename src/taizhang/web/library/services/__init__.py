"""What changes documents and their records: permission, deed, event, in one transaction."""
