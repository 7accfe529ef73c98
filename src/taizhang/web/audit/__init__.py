"""Append-only log of events (操作日志): who, when, what, before, after, why."""
