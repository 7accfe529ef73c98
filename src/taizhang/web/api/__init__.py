"""The interface for programs: the same rights, the same services, each value with where it stands."""
