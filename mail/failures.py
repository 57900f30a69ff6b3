"""What a failed attempt tells: whose fault it is and whether trying soon again makes sense."""

import smtplib
from dataclasses import dataclass
from enum import Enum


class Fault(Enum):
    """Where an attempt failed."""

    SERVER = "server"
    """The server could not be reached or broke off: others will fail too, so the batch stops."""
    MESSAGE = "message"
    """This message was put off; the others may well get through."""
    REFUSED = "refused"
    """The recipient or the message was refused for good (5xx): someone must look at it."""


@dataclass(frozen=True)
class Failure:
    """One failed attempt, in words that are fit for a log: no address, no text of the mail."""

    fault: Fault
    summary: str
    detail: str
    """What the server said; may name the recipient, so it is kept with the message only."""


def classify(error: Exception) -> Failure:
    """Tell what an exception from a mail backend means for the message that was being sent."""
    name = type(error).__name__
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        # One recipient a message, so there is one answer.
        code, answer = next(iter(error.recipients.values()))
        return _answered(name, code, answer)
    if isinstance(error, smtplib.SMTPAuthenticationError | smtplib.SMTPConnectError):
        return Failure(Fault.SERVER, f"{name} {error.smtp_code}", _text(error.smtp_error))
    if isinstance(error, smtplib.SMTPHeloError):
        return Failure(Fault.SERVER, f"{name} {error.smtp_code}", _text(error.smtp_error))
    if isinstance(error, smtplib.SMTPResponseException):
        return _answered(name, error.smtp_code, error.smtp_error)
    if isinstance(error, OSError):
        # SMTPServerDisconnected, timeouts, refused connections, DNS, TLS, a full disk.
        return Failure(Fault.SERVER, name, str(error))
    return Failure(Fault.MESSAGE, name, str(error))


def _answered(name: str, code: int, answer: bytes | str) -> Failure:
    # 421: the server is closing the connection, whatever was asked.
    if code == 421:
        fault = Fault.SERVER
    elif code >= 500:
        fault = Fault.REFUSED
    else:
        fault = Fault.MESSAGE
    return Failure(fault, f"{name} {code}", f"{code} {_text(answer)}")


def _text(answer: bytes | str) -> str:
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
