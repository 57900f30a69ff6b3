import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assignments", "0006_language_of_organisations"),
    ]

    operations = [
        migrations.CreateModel(
            name="CallQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "question",
                    models.CharField(
                        help_text="As it was asked, without the name of who did.",
                        max_length=200,
                        verbose_name="question",
                    ),
                ),
                ("answer", wagtail.fields.RichTextField(verbose_name="answer")),
                (
                    "call",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="assignments.callpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "question and answer",
                "verbose_name_plural": "questions and answers",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
    ]
