"""The five roles of the desk, as groups: whoever is given one may do what it says, and nothing else.

An operator who changes a group has changed it: a later start does not set it back.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

RECORDS = ("agreement", "area", "event", "party", "person", "place", "source", "statement")
ROWS = (
    *("alias", "attendance", "citation", "commitment", "excerpt"),
    *("participation", "post", "relation", "sourceaddress"),
)
BOOKS = ("merge", "proposal", "revision")

LOOK = [f"view_{name}" for name in (*RECORDS, *ROWS, *BOOKS)]
WRITE = [f"{act}_{name}" for act in ("add", "change", "delete") for name in (*RECORDS, *ROWS)]
#: Each role with what it may do, by app.
ROLES = {
    "viewer": {"agreements": LOOK},
    "editor": {"agreements": [*LOOK, *WRITE]},
    "publisher": {"agreements": [*LOOK, *WRITE, "publish_record"]},
    "loader": {"agreements": [*LOOK, "add_upload"]},
    "administrator": {
        "agreements": [*LOOK, *WRITE, "publish_record", "add_upload"],
        "auth": [f"{act}_{name}" for act in ("add", "change", "view") for name in ("user", "group")],
    },
}


def make_roles(apps, schema_editor):
    """Make the groups; permissions are there only once a migration has ended, so they are made first."""
    alias = schema_editor.connection.alias
    for label in ("agreements", "auth"):
        config = apps.get_app_config(label)
        module, config.models_module = getattr(config, "models_module", None), True
        create_permissions(config, apps=apps, verbosity=0, using=alias)
        config.models_module = module
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    for role, wanted in ROLES.items():
        group, is_new = apps.get_model("auth", "Group").objects.using(alias).get_or_create(name=role)
        if is_new:
            for label, names in wanted.items():
                group.permissions.add(*permissions.filter(content_type__app_label=label, codename__in=names))


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0009_editors_desk"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
