"""What is typed to save a search."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interests.forms import clean_text
from search.alerts.frequency import Frequency


class FrequencyForm(forms.Form):
    """How often somebody wants mail."""

    frequency = forms.ChoiceField(
        choices=Frequency.choices,
        initial=Frequency.WEEKLY,
        error_messages={
            "required": _("Choose how often"),
            "invalid_choice": _("Choose how often"),
        },
    )

    @property
    def chosen(self) -> str:
        """What stands chosen in the form."""
        return str(self["frequency"].value() or "")


class WatchForm(FrequencyForm):
    """Where to, and how often. The texts of labels and hints stand in the template."""

    email = forms.EmailField(
        max_length=254,
        validators=[clean_text],
        error_messages={
            "required": _("Write your e-mail address"),
            "invalid": _("Write an e-mail address with @, for example name@example.com"),
        },
    )

    field_order = ["email", "frequency"]
