"""Reading documents and their records."""
