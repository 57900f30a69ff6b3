import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assignments", "0008_index_ends_of_occasions"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [
        migrations.AlterField(
            model_name="assignmentpage",
            name="address",
            field=models.CharField(
                blank=True,
                help_text="Street and number, or a place that everyone finds. It is shown to everyone.",
                max_length=200,
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="assignmentpage",
            name="companies_welcome",
            field=models.BooleanField(
                blank=True,
                choices=[(None, "Not stated"), (True, "Yes"), (False, "No")],
                help_text="Colleagues can come together.",
                null=True,
                verbose_name="companies are welcome",
            ),
        ),
        migrations.AlterField(
            model_name="assignmentpage",
            name="district",
            field=models.ForeignKey(
                blank=True,
                help_text="Where one meets. Residents look for what is near them.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assignments",
                to="assignments.district",
                verbose_name="district",
            ),
        ),
        migrations.AlterField(
            model_name="assignmentpage",
            name="groups_welcome",
            field=models.BooleanField(
                blank=True,
                choices=[(None, "Not stated"), (True, "Yes"), (False, "No")],
                help_text="Friends or families can come together.",
                null=True,
                verbose_name="groups are welcome",
            ),
        ),
        migrations.AlterField(
            model_name="assignmentpage",
            name="min_age",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="In years. Leave empty if age does not matter.",
                null=True,
                validators=[django.core.validators.MaxValueValidator(100)],
                verbose_name="lowest age",
            ),
        ),
        migrations.AlterField(
            model_name="assignmentpage",
            name="text_language",
            field=models.CharField(
                choices=[("sv", "Swedish"), ("en", "English")],
                default="sv",
                help_text="The language that you have written in.",
                max_length=2,
                verbose_name="language of the text",
            ),
        ),
        migrations.AlterField(
            model_name="callpage",
            name="background",
            field=wagtail.fields.RichTextField(
                help_text="What is wrong today, for whom, and what the city cannot do alone.",
                verbose_name="background",
            ),
        ),
        migrations.AlterField(
            model_name="callpage",
            name="contact_email",
            field=models.EmailField(
                help_text="Shown to everyone. Ideas and questions come here.",
                max_length=254,
                verbose_name="e-mail",
            ),
        ),
        migrations.AlterField(
            model_name="callpage",
            name="contact_name",
            field=models.CharField(
                blank=True,
                help_text="Shown to everyone.",
                max_length=100,
                verbose_name="contact person",
            ),
        ),
        migrations.AlterField(
            model_name="callpage",
            name="funding",
            field=wagtail.fields.RichTextField(
                blank=True,
                help_text="What the city pays for, how much, and who owns what comes of it.",
                verbose_name="funding",
            ),
        ),
        migrations.AlterField(
            model_name="callpage",
            name="how_it_works",
            field=wagtail.fields.RichTextField(
                help_text="Step by step from the idea to the answer, with times.",
                verbose_name="how it works",
            ),
        ),
        migrations.AlterField(
            model_name="callpage",
            name="opens",
            field=models.DateTimeField(
                help_text="From then on ideas are taken in, if the status is Open.",
                verbose_name="opens",
            ),
        ),
        migrations.AlterField(
            model_name="callpage",
            name="picture",
            field=models.ForeignKey(
                blank=True,
                help_text="Of what the call is about. Without one, a drawing is shown.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="wagtailimages.image",
                verbose_name="picture",
            ),
        ),
        migrations.AlterField(
            model_name="callpage",
            name="summary",
            field=models.CharField(
                help_text="What is asked for, in one or two sentences.",
                max_length=200,
                verbose_name="summary",
            ),
        ),
        migrations.AlterField(
            model_name="callpage",
            name="text_language",
            field=models.CharField(
                choices=[("sv", "Swedish"), ("en", "English")],
                default="sv",
                help_text="The language that the call is written in.",
                max_length=2,
                verbose_name="language of the text",
            ),
        ),
        migrations.AlterField(
            model_name="callpage",
            name="topics",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True,
                help_text="Residents find the call by them.",
                related_name="calls",
                to="assignments.topic",
                verbose_name="topics",
            ),
        ),
        migrations.AlterField(
            model_name="callpage",
            name="what_is_innovation",
            field=wagtail.fields.RichTextField(
                blank=True,
                help_text="What an idea must have to be taken up, and what has been tried already.",
                verbose_name="what counts as an innovation",
            ),
        ),
        migrations.AlterField(
            model_name="contact",
            name="email",
            field=models.EmailField(
                help_text="Interest comes here. Residents do not see the address.",
                max_length=254,
                verbose_name="e-mail",
            ),
        ),
        migrations.AlterField(
            model_name="contact",
            name="name",
            field=models.CharField(
                help_text="Shown to residents as the one they write to.",
                max_length=100,
                verbose_name="name",
            ),
        ),
        migrations.AlterField(
            model_name="contact",
            name="role",
            field=models.CharField(
                choices=[("poster", "Poster"), ("deputy", "Deputy")],
                default="poster",
                help_text="Both get the same mails.",
                max_length=10,
                verbose_name="role",
            ),
        ),
        migrations.AlterField(
            model_name="initiative",
            name="organisation_name",
            field=models.CharField(
                help_text="Who does it.", max_length=200, verbose_name="organisation"
            ),
        ),
        migrations.AlterField(
            model_name="initiative",
            name="status",
            field=models.CharField(
                choices=[
                    ("idea", "Idea"),
                    ("pilot", "Pilot"),
                    ("scaling", "Scaling up"),
                    ("stopped", "Stopped"),
                    ("realised", "Realised"),
                ],
                help_text="How far it has come.",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="initiative",
            name="summary",
            field=models.TextField(
                help_text="What they do, in a few sentences.", verbose_name="summary"
            ),
        ),
        migrations.AlterField(
            model_name="initiative",
            name="title",
            field=models.CharField(
                help_text="What it is called by those who do it.",
                max_length=200,
                verbose_name="title",
            ),
        ),
        migrations.AlterField(
            model_name="need",
            name="department",
            field=models.CharField(
                help_text="Of the city, by its full name.",
                max_length=200,
                verbose_name="department",
            ),
        ),
        migrations.AlterField(
            model_name="need",
            name="description",
            field=models.TextField(
                help_text="What is needed and why. A blank line begins a paragraph.",
                verbose_name="description",
            ),
        ),
        migrations.AlterField(
            model_name="need",
            name="quote",
            field=models.TextField(
                blank=True,
                help_text="Somebody who works with it, in their own words.",
                verbose_name="quote",
            ),
        ),
        migrations.AlterField(
            model_name="need",
            name="quote_by",
            field=models.CharField(
                blank=True,
                help_text="Name and occupation.",
                max_length=200,
                verbose_name="who said it",
            ),
        ),
        migrations.AlterField(
            model_name="need",
            name="title",
            field=models.CharField(
                help_text="The need in a few words.", max_length=200, verbose_name="title"
            ),
        ),
        migrations.AlterField(
            model_name="occasion",
            name="starts",
            field=models.DateTimeField(
                help_text="Day and time, in Swedish time.", verbose_name="starts"
            ),
        ),
        migrations.AlterField(
            model_name="organisationpage",
            name="address",
            field=models.CharField(
                blank=True,
                help_text="Shown to everyone, with a map.",
                max_length=200,
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="organisationpage",
            name="contact_name",
            field=models.CharField(
                blank=True,
                help_text="Who answers. Shown to everyone.",
                max_length=100,
                verbose_name="contact person",
            ),
        ),
        migrations.AlterField(
            model_name="organisationpage",
            name="district",
            field=models.ForeignKey(
                blank=True,
                help_text="Where you are to be found.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="organisations",
                to="assignments.district",
                verbose_name="district",
            ),
        ),
        migrations.AlterField(
            model_name="organisationpage",
            name="kind",
            field=models.CharField(
                choices=[
                    ("association", "Association"),
                    ("municipality", "Municipal department"),
                    ("company", "Company"),
                    ("foundation", "Foundation"),
                    ("faith", "Faith community"),
                ],
                help_text="Residents can choose to see one kind only.",
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="organisationpage",
            name="phone",
            field=models.CharField(
                blank=True, help_text="Shown to everyone.", max_length=40, verbose_name="phone"
            ),
        ),
        migrations.AlterField(
            model_name="organisationpage",
            name="topics",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True,
                help_text="What you do. Residents find you by it in the directory.",
                related_name="organisations",
                to="assignments.topic",
                verbose_name="topics",
            ),
        ),
        migrations.AlterField(
            model_name="organisationpage",
            name="website",
            field=models.URLField(
                blank=True,
                help_text="Begins with https://, as in the address bar.",
                verbose_name="website",
            ),
        ),
        migrations.AlterField(
            model_name="question",
            name="text",
            field=models.CharField(
                help_text="Ask for nothing that you do not need to know.",
                max_length=200,
                verbose_name="question",
            ),
        ),
    ]
