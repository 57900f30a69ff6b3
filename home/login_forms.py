"""Logging in, in the words of those who seldom do."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm


class PortalLoginForm(LoginForm):
    """Associations log in with their e-mail address, which is the name of their login."""

    error_messages = {
        **LoginForm.error_messages,
        "invalid_login": _("That name and password do not go together. Try once more."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("E-mail or user name")
        self.fields["password"].label = _("Password")
        for name in ("username", "password"):
            # The label says it.
            self.fields[name].widget.attrs.pop("placeholder", None)
        self.fields["username"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"
