from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assignments", "0005_delete_assignments_with_organisation"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisationpage",
            name="text_language",
            field=models.CharField(
                choices=[("sv", "Swedish"), ("en", "English")],
                default="sv",
                help_text="The language that you have written in.",
                max_length=2,
                verbose_name="language of the text",
            ),
        ),
    ]
