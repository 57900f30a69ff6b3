"""The signed address by which somebody chooses a password: good once, and for a week."""

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode


class PasswordLinkGenerator(PasswordResetTokenGenerator):
    """Django's: a token falls when the password is set, at a login, and after
    `PASSWORD_RESET_TIMEOUT`. Its own salt keeps it apart from any other use of the class."""

    key_salt = "assignments.logins.links"


tokens = PasswordLinkGenerator()


def password_url(user: User, language: str) -> str:
    """The whole address for the mail."""
    args = [urlsafe_base64_encode(force_bytes(user.pk)), tokens.make_token(user)]
    with translation.override(language):
        return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('choose-password', args=args)}"


def user_of(uid: str, token: str) -> User | None:
    """Whose link it is; None for one that is used, too old or made up."""
    try:
        pk = int(urlsafe_base64_decode(uid).decode("ascii"))
    except ValueError:
        return None
    # Larger numbers are no keys, and SQLite would refuse to be asked for them.
    if not 0 < pk < 2**63:
        return None
    user: User | None = User.objects.filter(pk=pk, is_active=True).first()
    return user if user is not None and tokens.check_token(user, token) else None
