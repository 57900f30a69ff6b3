"""Signed links: what each opens and for how long.

The links in mails stand in place of a login, so each purpose has a salt of its own: a link to
follow an interest cannot be made into one that answers it.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing


class BrokenTokenError(Exception):
    """The link was cut short, changed, or is too old."""


@dataclass(frozen=True)
class Purpose:
    """One kind of signed link."""

    salt: str
    lasts: timedelta

    def sign(self, value: str) -> str:
        """`value` with a time and a signature, fit to stand in a path."""
        return self._signer().sign(value)

    def read(self, token: str) -> str:
        """The value that was signed. Raises BrokenTokenError."""
        try:
            return self._signer().unsign(token, max_age=self.lasts)
        except signing.BadSignature as error:
            raise BrokenTokenError(self.salt) from error

    def _signer(self) -> signing.TimestampSigner:
        # A dot, since mail programs end a link at a colon less surely than at a dot inside it.
        return signing.TimestampSigner(salt=self.salt, sep=".")


# The form must be sent within a day of being opened.
FORM = Purpose("interests.form", timedelta(days=1))
# The page after it shows the sender's name and address, so its link is short-lived.
THANKS = Purpose("interests.thanks", timedelta(days=1))
# From the receipt: as long as what was written is kept for an assignment that goes on a while.
FOLLOW = Purpose("interests.follow", timedelta(days=365))
# From the poster's mail: nobody waits for an answer after half a year.
ANSWER = Purpose("interests.answer", timedelta(days=180))
