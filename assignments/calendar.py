"""Occasions of assignments as an iCalendar file (RFC 5545)."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vDuration, vText

from assignments.listed import Assignment
from assignments.models import Occasion
from assignments.times import local_day

PRODUCT = "-//Volunteer portal//Assignments//SV"


Dated = tuple[Assignment, Sequence[Occasion]]


def calendar(
    dated: Iterable[Dated],
    host: str,
    now: datetime,
    *,
    name: str = "",
    ask_again: timedelta | None = None,
) -> bytes:
    """One event for each occasion of each assignment.

    Its UID is that of the occasion at `host`, so that a calendar that reads the file again
    changes the event it has. A calendar to subscribe to has a `name` (RFC 7986), and says after
    how long to `ask_again`; what many programs read instead of either is there too.
    """
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    if name:
        # As texts: what the library does not know by name it would not escape.
        made.add("name", vText(name))
        made.add("x-wr-calname", vText(name))
    if ask_again:
        made.add("refresh-interval", ask_again, parameters={"VALUE": "DURATION"})
        made.add("x-published-ttl", vDuration(ask_again))
    for page, occasions in dated:
        for occasion in occasions:
            made.add_component(_event(page, occasion, host, now))
    return bytes(made.to_ical())


def _event(page: Assignment, occasion: Occasion, host: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"occasion-{occasion.pk}@{host}")
    event.add("dtstamp", (page.last_published_at or now).astimezone(UTC))
    event.add("summary", page.title)
    event.add("description", f"{page.summary}\n\n{page.organisation.title}\n{page.full_url or ''}")
    if page.full_url:
        event.add("url", page.full_url)
    place = ", ".join(part for part in (page.address, _district(page)) if part)
    if place:
        event.add("location", place)
    if occasion.whole_days:
        # The end is the day after the last one: DTEND is exclusive.
        event.add("dtstart", local_day(occasion.starts))
        event.add("dtend", local_day(occasion.ends or occasion.starts) + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        event.add("dtstart", occasion.starts.astimezone(UTC))
        # Without an end an event takes no time, which is how a meeting time alone is noted.
        if occasion.ends:
            event.add("dtend", occasion.ends.astimezone(UTC))
    return event


def _district(page: Assignment) -> str:
    return page.district.name if page.district else ""
