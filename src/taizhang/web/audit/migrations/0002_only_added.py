"""Events are only added: the database itself refuses anything else."""

from django.db import migrations

from taizhang.web.audit.triggers import install_in_migration, remove_in_migration


class Migration(migrations.Migration):
    """Puts the triggers in place."""

    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(install_in_migration, remove_in_migration)]
