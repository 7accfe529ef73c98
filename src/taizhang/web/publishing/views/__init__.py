"""Pages of what is public, and of the staff that publishes."""
