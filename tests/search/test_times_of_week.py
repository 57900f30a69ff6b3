"""When in the week: by the clock of the city and by the poster's words."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.times_of_week import Span, TimeOfWeek, of_words, times_of_week

WEEKDAY, EVENING = TimeOfWeek.WEEKDAY, TimeOfWeek.EVENING
WEEKEND, ANYTIME = TimeOfWeek.WEEKEND, TimeOfWeek.ANYTIME


@pytest.mark.parametrize(
    ("starts", "until", "expected"),
    [
        ("2026-12-01T10:00", "2026-12-01T12:00", {WEEKDAY}),  # a Tuesday
        ("2026-12-01T17:00", "2026-12-01T19:00", {WEEKDAY, EVENING}),
        ("2026-12-01T16:30", "2026-12-01T18:00", {WEEKDAY}),
        ("2026-12-05T10:00", "2026-12-05T15:00", {WEEKEND}),
        ("2026-12-05T18:00", "2026-12-06T00:00", {WEEKEND, EVENING}),
        ("2026-12-04T20:45", "2026-12-05T00:15", {WEEKDAY, EVENING}),  # the night is Friday's
        ("2026-12-05T01:00", "2026-12-05T03:00", {WEEKDAY, EVENING}),
        ("2026-12-04T16:00", "2026-12-06T12:00", {WEEKDAY, WEEKEND}),
        ("2027-02-03T17:30", "2027-04-28T19:30", set()),  # a term says nothing about days
    ],
)
def test_an_occasion_tells_the_days_that_it_touches(
    starts: str, until: str, expected: set[TimeOfWeek]
) -> None:
    span = Span(datetime.fromisoformat(starts), datetime.fromisoformat(until))
    assert times_of_week([span]) == expected


@pytest.mark.parametrize(
    ("first", "until", "expected"),
    [
        ("2026-12-04", "2026-12-05", {WEEKDAY}),
        ("2026-12-05", "2026-12-07", {WEEKEND}),
        ("2026-12-04", "2026-12-06", {WEEKDAY, WEEKEND}),
        ("2026-12-01", "2027-03-31", set()),
    ],
)
def test_whole_days_are_no_evening(first: str, until: str, expected: set[TimeOfWeek]) -> None:
    span = Span(datetime.fromisoformat(first), datetime.fromisoformat(until), whole_days=True)
    assert times_of_week([span]) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Tisdagar eller torsdagar 14.30–16.30, terminstid", {WEEKDAY}),
        ("Måndag–torsdag, något pass mellan 18 och 21", {WEEKDAY, EVENING}),
        ("Tisdag till lördag, klockan 10 till 15", {WEEKDAY, WEEKEND}),
        ("Söndag–torsdag 20–22.30, två pass i månaden", {WEEKDAY, WEEKEND, EVENING}),
        ("Fredag till måndag", {WEEKDAY, WEEKEND}),
        ("Tre vardagskvällar kl. 17–19 inom två veckor", {WEEKDAY, EVENING}),
        ("Tolv spelkvällar, 18.00–21.30", {EVENING}),
        ("Fredagar 20.45–00.15, två i månaden", {WEEKDAY, EVENING}),
        ("Nätter 21–07 vid stark kyla", {EVENING}),
        ("Två helger i rad", {WEEKEND}),
        ("Under julhelgen", {WEEKEND}),
        ("Helgfria vardagar 9–17", {WEEKDAY}),
        ("Alla dagar utom söndagar", {WEEKDAY, WEEKEND}),
        ("Vardagar, inte kvällar", {WEEKDAY}),
        ("Dagligen 12 eller 17", {WEEKDAY, WEEKEND}),
        ("När du vill, ungefär åtta timmar", {ANYTIME}),
        ("När som helst, även helger", {ANYTIME, WEEKEND}),
        ("Varannan vecka, tid efter överenskommelse", {ANYTIME}),
        ("Vardagar, enstaka gånger efter överenskommelse", {WEEKDAY}),
        ("Fyra vardagskvällar, du bestämmer vilka", {WEEKDAY, EVENING}),
        ("30 minuter i veckan, fri tid", {ANYTIME}),
        ("20–24 timmar utspridda på våren", set()),
        ("2–3 gånger i månaden", set()),
        ("Fem till sex gånger, 18–20 personer", set()),
        ("Vid elavbrott", set()),
        ("Wednesdays 17.00–19.00 in term time", {WEEKDAY, EVENING}),
        ("Saturday to Sunday", {WEEKEND}),
        ("Monday through Friday", {WEEKDAY}),
        ("Thursdays 6–8 pm", {WEEKDAY, EVENING}),
        ("Tuesdays at 10 am", {WEEKDAY}),
        ("Weeknights after work", {WEEKDAY, EVENING}),
        ("Around twenty hours, spread as you like", {ANYTIME}),
        ("Any time that suits you", {ANYTIME}),
        ("Weekdays, never evenings", {WEEKDAY}),
        ("", set()),
    ],
)
def test_words_tell_what_they_name(words: str, expected: set[TimeOfWeek]) -> None:
    assert of_words(words) == expected


def test_occasions_and_words_add_up() -> None:
    starts = datetime.fromisoformat("2026-12-06T11:00")
    sunday = Span(starts, starts + timedelta(hours=2))
    assert times_of_week([sunday], "sedan vardagskvällar") == {WEEKEND, WEEKDAY, EVENING}


@given(st.text(max_size=200))
def test_any_words_give_times(words: str) -> None:
    assert of_words(words) <= set(TimeOfWeek)
