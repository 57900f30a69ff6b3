from django.db import migrations

# The first is of Wagtail's own making.
NAMES = {"Editors": "Redaktörer", "Coordinators": "Samordnare", "Associations": "Föreningar"}


def rename(apps, names):
    groups = apps.get_model("auth", "Group").objects
    for old, new in names.items():
        if not groups.filter(name=new).exists():
            groups.filter(name=old).update(name=new)


def to_swedish(apps, schema_editor):
    rename(apps, NAMES)


def to_english(apps, schema_editor):
    rename(apps, {new: old for old, new in NAMES.items()})


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_label_blocks_with_capitals"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0002_initial_data"),
    ]

    operations = [migrations.RunPython(to_swedish, to_english)]
