"""Pages of documents and their records."""
