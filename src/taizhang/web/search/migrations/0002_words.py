"""What finds words: FTS5 with its triggers on SQLite, one index a kind on PostgreSQL."""

from django.db import migrations

from taizhang.web.search.tables import install_in_migration, remove_in_migration


class Migration(migrations.Migration):
    """Makes the tables and indexes that the ORM does not know."""

    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(install_in_migration, remove_in_migration)]
