"""An assignment's occasions as an iCalendar file (RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from assignments.models import AssignmentPage, Occasion
from assignments.times import local_day

PRODUCT = "-//Volunteer portal//Assignments//SV"


def calendar_file(
    page: AssignmentPage, occasions: Iterable[Occasion], host: str, now: datetime
) -> bytes:
    """One event for each occasion.

    Its UID is that of the occasion at `host`, so that a calendar that reads the file again
    changes the event it has.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for occasion in occasions:
        calendar.add_component(_event(page, occasion, host, now))
    return bytes(calendar.to_ical())


def _event(page: AssignmentPage, occasion: Occasion, host: str, now: datetime) -> Event:
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


def _district(page: AssignmentPage) -> str:
    return page.district.name if page.district else ""
