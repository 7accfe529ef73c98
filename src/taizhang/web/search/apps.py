"""The application as Django knows it."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class SearchConfig(AppConfig):
    """Search."""

    name = "taizhang.web.search"
    label = "search"

    def ready(self) -> None:
        """Prepare each connection to the database."""
        from taizhang.web.search.planning import without_compiling

        connection_created.connect(without_compiling)
