"""What a failed attempt tells."""

import smtplib

import pytest

from mail.failures import Fault, classify


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (smtplib.SMTPRecipientsRefused({"a@b.se": (550, b"no such user")}), Fault.REFUSED),
        (smtplib.SMTPRecipientsRefused({"a@b.se": (451, b"greylisted")}), Fault.MESSAGE),
        (smtplib.SMTPRecipientsRefused({"a@b.se": (421, b"closing")}), Fault.SERVER),
        (smtplib.SMTPDataError(554, b"spam"), Fault.REFUSED),
        (smtplib.SMTPDataError(452, b"full"), Fault.MESSAGE),
        (smtplib.SMTPSenderRefused(553, b"not you", "a@b.se"), Fault.REFUSED),
        (smtplib.SMTPAuthenticationError(535, b"no"), Fault.SERVER),
        (smtplib.SMTPConnectError(554, b"no"), Fault.SERVER),
        (smtplib.SMTPServerDisconnected("gone"), Fault.SERVER),
        (TimeoutError("timed out"), Fault.SERVER),
        (ConnectionRefusedError(111, "refused"), Fault.SERVER),
        (UnicodeEncodeError("ascii", "å", 0, 1, "no"), Fault.MESSAGE),
    ],
)
def test_faults(error: Exception, fault: Fault) -> None:
    assert classify(error).fault is fault


def test_the_summary_is_fit_for_a_log() -> None:
    failure = classify(smtplib.SMTPRecipientsRefused({"siv@b.se": (550, b"<siv@b.se> unknown")}))
    assert "siv" not in failure.summary
    assert "<siv@b.se> unknown" in failure.detail
