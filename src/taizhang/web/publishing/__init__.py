"""What the public sees (公开): editions that do not change, permanent addresses, feedback and its outcome."""
