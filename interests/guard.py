"""What guards the public forms instead of a cookie.

There is no session to ride on, so Django's CSRF token would guard nothing and set a cookie. What
is left to stop is a page elsewhere that makes visitors' browsers send our form, a machine that
sends it by the thousand, and the same form twice:

- `Sec-Fetch-Site` and `Origin` say which page sent the form; browsers do not let a page lie.
- The form carries a nonce, signed for what it is about and good for a day.
- A field that people do not see stays empty.
- The rate limit counts by network (interests/rates.py).
"""

import math
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from interests.client import network
from interests.rates import Limit, count
from interests.tokens import FORM, BrokenTokenError

HONEYPOT = "extra"


class SendAgainError(Exception):
    """A form is not taken now; `problem` says to whoever sent it why, and that it can be sent again.

    It is shown with all that was typed, a new nonce, and an emptied honeypot.
    """

    def __init__(self, problem: str, wait: timedelta | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.status = 422 if wait is None else 429
        self._wait = wait

    def told(self, response: HttpResponse) -> HttpResponse:
        """The page that shows it, which also says to programs how long to wait."""
        if self._wait is not None:
            response["Retry-After"] = str(math.ceil(self._wait.total_seconds()))
        return response


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


def sent_nonce(sent: Mapping[str, str], about: int | str) -> str:
    """The nonce of what was sent from our own form, by a person. Raises SendAgainError."""
    try:
        nonce = read_nonce(sent.get("nonce", ""), about)
    except BrokenTokenError as broken:
        raise SendAgainError(_("The page had been open for long. Send once more.")) from broken
    if sent.get(HONEYPOT):
        # A person whose browser filled it in just sends again.
        raise SendAgainError(
            _("Your browser filled in a field that should be empty. Send once more.")
        )
    return nonce


def admit(limit: Limit, request: HttpRequest, now: datetime) -> None:
    """Count a form that would be taken. Raises SendAgainError when there are too many."""
    if wait := count(limit, network(request), now):
        problem = _("Many have sent from here just now. Wait %(minutes)d min and send once more.")
        raise SendAgainError(problem % {"minutes": math.ceil(wait / timedelta(minutes=1))}, wait)
