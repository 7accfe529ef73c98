"""Many documents: reading them one by one or by several processes, resuming, measuring accuracy."""
