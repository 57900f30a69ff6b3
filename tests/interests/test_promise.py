"""The day by which a reply is promised."""

from datetime import date

import pytest

from interests.promise import easter, is_working_day, reply_by


@pytest.mark.parametrize(
    ("year", "day"),
    [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2027, (3, 28)), (2038, (4, 25))],
)
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("sent", "days", "by"),
    [
        ("2026-11-20", 5, "2026-11-27"),  # Friday: the next Friday
        ("2026-11-21", 5, "2026-11-27"),  # Saturday counts as Friday
        ("2026-11-24", 1, "2026-11-25"),
        ("2026-12-22", 5, "2027-01-04"),  # 24, 25 and 31 December and New Year's Day are off
        ("2026-04-01", 2, "2026-04-07"),  # Good Friday and Easter Monday
        ("2026-06-18", 1, "2026-06-22"),  # Midsummer Eve
    ],
)
def test_reply_by(sent: str, days: int, by: str) -> None:
    assert reply_by(date.fromisoformat(sent), days) == date.fromisoformat(by)


def test_holidays_are_no_working_days() -> None:
    assert not is_working_day(date(2026, 5, 14))  # Ascension Day
    assert is_working_day(date(2026, 5, 13))
