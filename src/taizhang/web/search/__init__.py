"""Full-text search in Chinese: the same answers on SQLite and PostgreSQL."""
