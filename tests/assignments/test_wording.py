"""Times as people say them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assignments.times import local_day
from assignments.wording import (
    NO_BREAK,
    WORD_JOINER,
    day_words,
    moment_words,
    month_words,
    occasion_words,
    occasions_words,
)

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@dataclass
class At:
    starts: datetime
    ends: datetime | None = None
    whole_days: bool = False


def here(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=STOCKHOLM).astimezone(UTC)  # type: ignore[arg-type,misc]


def plain(words: str) -> str:
    return words.replace(NO_BREAK, " ").replace(WORD_JOINER, "")


EVENING = At(here(2026, 12, 1, 17), here(2026, 12, 1, 19))


@pytest.mark.parametrize(
    ("occasion", "swedish", "english"),
    [
        (EVENING, "tis 1 dec 17–19", "Tue 1 Dec 17:00–19:00"),
        (At(here(2026, 12, 1, 17)), "tis 1 dec kl 17", "Tue 1 Dec 17:00"),
        (
            At(here(2026, 12, 1, 9, 30), here(2026, 12, 1, 13, 5)),
            "tis 1 dec 9.30–13.05",
            "Tue 1 Dec 09:30–13:05",
        ),
        # Over midnight it is still the same evening.
        (
            At(here(2026, 12, 4, 20, 45), here(2026, 12, 5, 0, 15)),
            "fre 4 dec 20.45–0.15",
            "Fri 4 Dec 20:45–00:15",
        ),
        (
            At(here(2026, 12, 4, 18), here(2026, 12, 5, 0)),
            "fre 4 dec 18–24",
            "Fri 4 Dec 18:00–24:00",
        ),
        (
            At(here(2026, 12, 4, 18), here(2026, 12, 6, 14)),
            "fre 4 dec kl 18 – sön 6 dec kl 14",
            "Fri 4 Dec 18:00 – Sun 6 Dec 14:00",
        ),
        # Next year is said.
        (
            At(here(2027, 1, 12, 17), here(2027, 1, 12, 19)),
            "tis 12 jan 2027, 17–19",
            "Tue 12 Jan 2027, 17:00–19:00",
        ),
        (At(here(2026, 12, 1), None, whole_days=True), "tis 1 dec", "Tue 1 Dec"),
        (At(here(2026, 12, 14), here(2026, 12, 20), whole_days=True), "14–20 dec", "14–20 Dec"),
        (
            At(here(2026, 11, 28), here(2026, 12, 2), whole_days=True),
            "28 nov–2 dec",
            "28 Nov–2 Dec",
        ),
        (
            At(here(2027, 1, 12), here(2027, 6, 8), whole_days=True),
            "12 jan–8 juni 2027",
            "12 Jan–8 Jun 2027",
        ),
        (
            At(here(2026, 12, 28), here(2027, 1, 3), whole_days=True),
            "28 dec 2026–3 jan 2027",
            "28 Dec 2026–3 Jan 2027",
        ),
        # It has begun: what matters is how long it goes on.
        (
            At(here(2026, 11, 1), here(2026, 12, 20), whole_days=True),
            "till 20 dec",
            "until 20 Dec",
        ),
    ],
)
def test_one_occasion(occasion: At, swedish: str, english: str) -> None:
    assert plain(occasion_words(occasion, NOW, "sv")) == swedish
    assert plain(occasion_words(occasion, NOW, "en")) == english


def test_several_of_the_same_hours_share_them() -> None:
    sundays = [At(here(2026, 11, 29, 10), here(2026, 11, 29, 13)),
               At(here(2026, 12, 6, 10), here(2026, 12, 6, 13))]  # fmt: skip
    assert plain(occasions_words(sundays, NOW, "sv")) == "sön 29 nov och 6 dec, 10–13"
    march = [At(here(2027, 3, day, 9, 30), here(2027, 3, day, 13, 30)) for day in (6, 13, 20)]
    assert plain(occasions_words(march, NOW, "sv")) == "lör 6, 13 och 20 mars 2027, 9.30–13.30"
    weekend = [At(here(2026, 12, day, 14), here(2026, 12, day, 17)) for day in (5, 6)]
    assert plain(occasions_words(weekend, NOW, "sv")) == "lör 5 och sön 6 dec, 14–17"
    assert plain(occasions_words(weekend, NOW, "en")) == "Sat 5 and Sun 6 Dec, 14:00–17:00"


def test_several_of_different_hours_are_said_each() -> None:
    two = [EVENING, At(here(2026, 12, 3, 18), here(2026, 12, 3, 20))]
    assert plain(occasions_words(two, NOW, "sv")) == "tis 1 dec 17–19 och tors 3 dec 18–20"


def test_over_the_turn_of_the_year_each_year_is_clear() -> None:
    two = [At(here(2026, 12, 27, 17), here(2026, 12, 27, 19)),
           At(here(2027, 1, 3, 17), here(2027, 1, 3, 19))]  # fmt: skip
    assert plain(occasions_words(two, NOW, "sv")) == "sön 27 dec och 3 jan 2027, 17–19"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (4, "tis 1, 8, 15 och 22 dec, 17–19"),
        (5, "tis 1, 8 och 15 dec, 17–19, och 2 gånger till"),
    ],
)
def test_many_are_counted(count: int, words: str) -> None:
    week = timedelta(days=7)
    many = [
        At(EVENING.starts + n * week, EVENING.starts + n * week + timedelta(hours=2))
        for n in range(count)
    ]
    assert plain(occasions_words(many, NOW, "sv")) == words


def test_none_is_nothing() -> None:
    assert occasions_words([], NOW, "sv") == ""


def test_summer_time_does_not_move_the_hours() -> None:
    """The clocks go back on 25 October 2026: the same hours, two offsets from UTC."""
    before = At(here(2026, 10, 24, 17), here(2026, 10, 24, 19))
    after = At(here(2026, 10, 26, 17), here(2026, 10, 26, 19))
    assert before.starts.hour != after.starts.hour
    now = here(2026, 10, 1, 12)
    assert plain(occasions_words([before, after], now, "sv")) == "lör 24 och mån 26 okt, 17–19"


def test_the_day_is_that_of_the_city() -> None:
    """Half past eleven in the evening UTC is the next day in Stockholm."""
    late = datetime(2026, 12, 1, 23, 30, tzinfo=UTC)
    assert plain(occasion_words(At(late), NOW, "sv")) == "ons 2 dec kl 0.30"
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert plain(day_words(date(2027, 1, 2), new_year, "sv")) == "lör 2 jan"


def test_moments_months_and_days() -> None:
    assert plain(moment_words(here(2026, 11, 29, 18), NOW, "sv")) == "sön 29 nov kl 18"
    assert plain(moment_words(here(2026, 11, 29, 23, 59), NOW, "sv")) == "sön 29 nov"
    assert plain(moment_words(here(2026, 11, 30), NOW, "sv")) == "sön 29 nov"
    assert plain(month_words(here(2025, 4, 30, 23, 59), "sv")) == "april 2025"
    assert plain(day_words(date(2027, 2, 14), NOW, "sv", weekday=False)) == "14 feb 2027"


def test_nothing_within_a_time_breaks_over_lines() -> None:
    words = occasion_words(EVENING, NOW, "sv")
    assert words == f"tis{NO_BREAK}1{NO_BREAK}dec 17{WORD_JOINER}–{WORD_JOINER}19"


MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(MOMENTS, st.none() | st.timedeltas(timedelta(0), timedelta(days=400)), st.booleans()), max_size=6),
    MOMENTS,
    st.sampled_from(["sv", "en"]),
    st.integers(1, 6),
)  # fmt: skip
def test_any_occasions_have_words(
    drawn: list[tuple[datetime, timedelta | None, bool]], now: datetime, language: str, limit: int
) -> None:
    occasions = [At(start, start + long if long is not None else None, whole)
                 for start, long, whole in drawn]  # fmt: skip
    words = occasions_words(occasions, now, language, limit=limit)
    assert bool(words) == bool(occasions)
    assert "  " not in plain(words)
    assert "None" not in words
    for occasion in occasions[:1]:
        assert (
            str(local_day(occasion.ends or occasion.starts).day)
            in plain(occasion_words(occasion, now, language))
            or not occasion.whole_days
        )
