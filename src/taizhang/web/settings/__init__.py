"""Settings: read from the environment once (``environment``), turned into Django's names (``build``)."""
