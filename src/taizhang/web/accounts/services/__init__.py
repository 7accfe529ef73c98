"""Changes to people and units: permission, act, audit, in one transaction each."""
