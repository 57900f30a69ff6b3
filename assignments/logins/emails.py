"""The mail to somebody who has been given a login."""

from django.conf import settings
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assignments.logins.links import password_url
from assignments.models import OrganisationPage
from mail.kinds import MailKind, register
from mail.messages import OutgoingMessage, address
from mail.rendering import render

LOGIN = register(MailKind("login", _("Login, to an association")))


def invitation(user: User, organisation: OrganisationPage) -> OutgoingMessage:
    """With a link to choose a password, or to log in for somebody who has one."""
    language = settings.LANGUAGE_CODE
    chooses = not user.has_usable_password()
    context = {
        "organisation": organisation.title,
        "username": user.get_username(),
        "chooses": chooses,
        "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 3600),
        "url": password_url(user, language) if chooses else _login_url(),
    }
    content = render(LOGIN, language, context)
    return OutgoingMessage(LOGIN, address(user.get_full_name(), user.email), content, language)


def _login_url() -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('wagtailadmin_home')}"
