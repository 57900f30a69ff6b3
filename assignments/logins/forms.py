"""The form for a new login."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NewLoginForm(forms.Form):
    """Who gets a login."""

    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        help_text=_("First name and surname. Shown to nobody else."),
    )
    # The address is also the name of the login, whose column is 150 characters long.
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=150,
        help_text=_("A link to choose a password is sent here. It is also the user name."),
    )

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())
