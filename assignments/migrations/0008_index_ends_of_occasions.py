from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assignments", "0007_questions_and_answers_of_calls"),
    ]

    operations = [
        migrations.AlterField(
            model_name="occasion",
            name="ends",
            field=models.DateTimeField(
                blank=True,
                db_index=True,
                help_text="Leave empty if it is not decided.",
                null=True,
                verbose_name="ends",
            ),
        ),
    ]
