"""Contracts of mails: each has all its parts."""

from mail.checks import missing_parts
from mail.kinds import KINDS, MailKind


def test_every_kind_of_mail_has_its_parts() -> None:
    assert KINDS
    assert list(missing_parts(KINDS.values())) == []


def test_a_mail_without_a_text_part_is_an_error() -> None:
    errors = list(missing_parts([MailKind("nothing_written", "Nothing")]))
    assert "'nothing_written' has no body.txt" in " ".join(error.msg for error in errors)
    assert all(error.is_serious() for error in errors)
