"""When the next mail is due, by the city's clock."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assignments.times import local
from search.alerts.frequency import THROTTLE, Frequency, first_due, next_due


def utc(year: int, month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


TUESDAY_NOON = utc(2026, 12, 1, 11, 0)


@pytest.mark.parametrize(
    ("frequency", "sent", "due"),
    [
        (Frequency.DAILY, utc(2026, 12, 1, 11, 0), utc(2026, 12, 2, 6, 0)),
        (Frequency.DAILY, utc(2026, 12, 1, 5, 59), utc(2026, 12, 1, 6, 0)),
        (Frequency.DAILY, utc(2026, 12, 1, 6, 0), utc(2026, 12, 2, 6, 0)),
        # In summer seven o'clock is another moment.
        (Frequency.DAILY, utc(2026, 3, 28, 12, 0), utc(2026, 3, 29, 5, 0)),
        (Frequency.WEEKLY, utc(2026, 12, 1, 11, 0), utc(2026, 12, 7, 6, 0)),
        (Frequency.WEEKLY, utc(2026, 12, 7, 5, 0), utc(2026, 12, 7, 6, 0)),
        (Frequency.WEEKLY, utc(2026, 12, 7, 6, 0), utc(2026, 12, 14, 6, 0)),
        (Frequency.AT_ONCE, utc(2026, 12, 1, 11, 0), utc(2026, 12, 1, 12, 0)),
    ],
)
def test_the_next_mail_is_due(frequency: Frequency, sent: datetime, due: datetime) -> None:
    assert next_due(frequency, sent) == due


@given(
    frequency=st.sampled_from([Frequency.DAILY, Frequency.WEEKLY]),
    sent=st.integers(0, 4 * 365 * 24 * 60).map(
        lambda minutes: utc(2026, 1, 1, 0, 0) + timedelta(minutes=minutes)
    ),
)
def test_it_is_always_ahead_at_seven_and_within_its_time(
    frequency: Frequency, sent: datetime
) -> None:
    due = next_due(frequency, sent)
    longest = timedelta(days=7 if frequency is Frequency.WEEKLY else 1, hours=1)
    assert sent < due <= sent + longest
    assert (local(due).hour, local(due).minute) == (7, 0)
    assert frequency is Frequency.DAILY or local(due).weekday() == 0


def test_at_once_is_at_once_unless_a_mail_has_just_gone_out() -> None:
    assert first_due(Frequency.AT_ONCE, TUESDAY_NOON, None) == TUESDAY_NOON
    lately = TUESDAY_NOON - timedelta(minutes=10)
    assert first_due(Frequency.AT_ONCE, TUESDAY_NOON, lately) == lately + THROTTLE
