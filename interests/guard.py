"""What guards the public forms instead of a cookie.

There is no session to ride on, so Django's CSRF token would guard nothing and set a cookie. What
is left to stop is a page elsewhere that makes visitors' browsers send our form, a machine that
sends it by the thousand, and the same form twice:

- `Sec-Fetch-Site` and `Origin` say which page sent the form; browsers do not let a page lie.
- The form carries a nonce, signed for what it is about and good for a day.
- A field that people do not see stays empty.
- The rate limit counts by network (interests/rates.py).
"""

import secrets
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from interests.tokens import FORM, BrokenTokenError

HONEYPOT = "extra"


def is_from_here(request: HttpRequest) -> bool:
    """Whether the form was sent from a page of ours, as far as the browser says.

    A client that says nothing at all (a script, a very old browser) is let through: nothing
    rides on it that it did not bring itself.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    return urlsplit(origin).netloc == request.get_host()


def new_nonce(about: int | str) -> str:
    """A signed nonce for one form: of an assignment, by its id, or of something else, by a name."""
    return FORM.sign(f"{about}-{secrets.token_urlsafe(16)}")


def read_nonce(signed: str, about: int | str) -> str:
    """The nonce itself. Raises BrokenTokenError, also when it is of another form."""
    nonce = FORM.read(signed)
    if not nonce.startswith(f"{about}-"):
        raise BrokenTokenError(FORM.salt)
    return nonce
