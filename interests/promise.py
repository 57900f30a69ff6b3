"""The day by which a reply is promised: working days in Sweden."""

from datetime import date, timedelta


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year (Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    day = (h - m + r + month + 19) % 32
    return date(year, month, day)


def holidays(year: int) -> frozenset[date]:
    """Days off that may fall on a weekday: lag (1989:253), and the three eves kept as such."""
    sunday = easter(year)
    midsummer_eve = next(
        day for day in (date(year, 6, 19 + n) for n in range(7)) if day.weekday() == 4
    )
    fixed = [(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)]
    return frozenset(
        [date(year, month, day) for month, day in fixed]
        + [sunday + timedelta(days=offset) for offset in (-2, 1, 39)]
        + [midsummer_eve]
    )


def is_working_day(day: date) -> bool:
    """Monday to Friday, and no holiday."""
    return day.weekday() < 5 and day not in holidays(day.year)


def reply_by(sent: date, working_days: int) -> date:
    """The last of the given number of working days after `sent`."""
    day = sent
    while working_days > 0:
        day += timedelta(days=1)
        working_days -= is_working_day(day)
    return day
