"""Rates are counted in a file of their own: interests/rates.py."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("interests", "0002_submission_fingerprint")]

    operations = [migrations.DeleteModel("Visit")]
