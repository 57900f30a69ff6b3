"""What is typed to say that something is wrong."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interests.forms import clean_text


class ReportForm(forms.Form):
    """What is wrong, and where an answer may go. Labels and hints stand in the template."""

    wrong = forms.CharField(
        max_length=2000,
        validators=[clean_text],
        error_messages={
            "required": _("Write what is wrong"),
            "max_length": _("Write at most %(limit_value)d characters; now it is %(show_value)d"),
        },
    )
    email = forms.EmailField(
        max_length=254,
        required=False,
        validators=[clean_text],
        error_messages={
            "invalid": _("Write an e-mail address with @, for example name@example.com")
        },
    )
