"""Signed links open what they were made for, and only for as long."""

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from interests.tokens import ANSWER, FOLLOW, FORM, THANKS, BrokenTokenError, Purpose

PURPOSES = [FORM, THANKS, FOLLOW, ANSWER]


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_link_opens_what_was_signed(purpose: Purpose) -> None:
    assert purpose.read(purpose.sign("GG-4K7M-2Q.0")) == "GG-4K7M-2Q.0"


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_link_is_of_no_use_for_anything_else(purpose: Purpose) -> None:
    for other in PURPOSES:
        if other is not purpose:
            with pytest.raises(BrokenTokenError):
                other.read(purpose.sign("GG-4K7M-2Q"))


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_link_ends(purpose: Purpose) -> None:
    with time_machine.travel("2026-11-24T12:00Z", tick=False) as traveller:
        token = purpose.sign("GG-4K7M-2Q")
        traveller.shift(purpose.lasts)
        assert purpose.read(token)
        traveller.shift(2)
        with pytest.raises(BrokenTokenError):
            purpose.read(token)


@given(st.text())
def test_rubbish_is_a_broken_link(text: str) -> None:
    with pytest.raises(BrokenTokenError):
        FOLLOW.read(text)
