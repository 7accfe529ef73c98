"""Marks of statements, by which lists ask for them: put into an index from before."""

from django.db import migrations

from taizhang.web.search.marking import mark_in_migration


class Migration(migrations.Migration):
    """Rows alone; taking it back leaves them."""

    dependencies = [
        ("search", "0002_words"),
        ("library", "0004_order_of_lists_and_what_is_hidden"),
    ]

    operations = [migrations.RunPython(mark_in_migration, migrations.RunPython.noop)]
