"""Documents (文档), what was read from each of them, and what people decided about it."""
