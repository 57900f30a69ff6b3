"""What search engines read of a page: schema.org in JSON-LD. Only what is known and true.

Required and recommended properties by Google's documentation of JobPosting, Event and
BreadcrumbList. An assignment is a JobPosting of employment type VOLUNTEER; one that takes place
once at one place, on a day that is set, is an Event.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from assignments.models import AssignmentPage, Occasion, OrganisationPage
from assignments.pages.crumbs import Crumb
from assignments.richtext import plain_text
from assignments.times import local, local_day

CONTEXT = "https://schema.org"
COUNTRY = "SE"

# Characters that could end a script element or be taken for a line's end within one.
_ESCAPES = {
    ord("<"): "\\u003C",
    ord(">"): "\\u003E",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}

Data = dict[str, Any]


def json_ld(data: Mapping[str, Any]) -> str:
    """`data` as JSON that is safe within `<script>`."""
    return json.dumps(data, ensure_ascii=False).translate(_ESCAPES)


def assignment_data(page: AssignmentPage, city: str, now: datetime, picture: str) -> Data:
    """An Event or a JobPosting. `picture` is the whole address of one, or empty."""
    occasion = event_occasion(page, now)
    if occasion:
        return _event(page, occasion, city, picture)
    return _job(page, city)


def event_occasion(page: AssignmentPage, now: datetime) -> Occasion | None:
    """The occasion of an assignment that takes place once, on one day, where one can go."""
    occasions = page.occasion_list
    if len(occasions) != 1 or page.district is None or occasions[0].until <= now:
        return None
    (occasion,) = occasions
    same_day = local_day(occasion.starts) == local_day(occasion.ends or occasion.starts)
    return occasion if same_day else None


def organisation_data(page: OrganisationPage, city: str) -> Data:
    """An Organization."""
    return {"@context": CONTEXT} | _known(
        {
            **_organisation(page),
            "description": page.summary,
            "email": page.email,
            "telephone": page.phone,
            "address": _address(page.address, page.district.name if page.district else "", city),
        }
    )


def crumbs_data(crumbs: Sequence[Crumb], title: str, base_url: str) -> Data:
    """A BreadcrumbList; its last item is the page itself and needs no address."""
    items: list[Data] = [
        {"@type": "ListItem", "position": place, "name": crumb.title, "item": base_url + crumb.url}
        for place, crumb in enumerate(crumbs, start=1)
    ]
    items.append({"@type": "ListItem", "position": len(items) + 1, "name": title})
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def _job(page: AssignmentPage, city: str) -> Data:
    ends = page.findable_until
    posted = page.first_published_at
    data = {
        "@context": CONTEXT,
        "@type": "JobPosting",
        "title": page.title,
        "description": page.description,
        "datePosted": posted and local_day(posted).isoformat(),
        "validThrough": ends and local(ends).isoformat(),
        "employmentType": "VOLUNTEER",
        "hiringOrganization": _organisation(page.organisation),
        "identifier": {
            "@type": "PropertyValue",
            "name": page.organisation.title,
            "value": str(page.pk),
        },
        "totalJobOpenings": page.spots,
        "directApply": True,
        "inLanguage": page.text_language,
        "url": page.full_url,
    }
    if page.district:
        address = _address(page.address, page.district.name, city)
        data["jobLocation"] = {"@type": "Place", "address": address}
    if page.remote:
        data["jobLocationType"] = "TELECOMMUTE"
        data["applicantLocationRequirements"] = {"@type": "Country", "name": COUNTRY}
    return _known(data)


def _event(page: AssignmentPage, occasion: Occasion, city: str, picture: str) -> Data:
    whole = occasion.whole_days
    return _known(
        {
            "@context": CONTEXT,
            "@type": "Event",
            "name": page.title,
            "description": plain_text(page.description) or page.summary,
            "startDate": _moment(occasion.starts, whole_day=whole),
            "endDate": occasion.ends and _moment(occasion.ends, whole_day=whole),
            "eventStatus": f"{CONTEXT}/EventScheduled",
            "eventAttendanceMode": f"{CONTEXT}/OfflineEventAttendanceMode",
            "location": _place(page, city),
            "organizer": _organisation(page.organisation),
            "isAccessibleForFree": True,
            "inLanguage": page.text_language,
            "image": picture,
            "url": page.full_url,
        }
    )


def _place(page: AssignmentPage, city: str) -> Data:
    district = page.district.name if page.district else ""
    geo = None
    if page.lat is not None:
        geo = {"@type": "GeoCoordinates", "latitude": page.lat, "longitude": page.lon}
    return _known(
        {
            "@type": "Place",
            "name": page.address or district,
            "address": _address(page.address, district, city),
            "geo": geo,
        }
    )


def _address(street: str, district: str, city: str) -> Data:
    return _known(
        {
            "@type": "PostalAddress",
            "streetAddress": ", ".join(part for part in (street, district) if part),
            "addressLocality": city,
            "addressCountry": COUNTRY,
        }
    )


def _organisation(page: OrganisationPage) -> Data:
    return _known(
        {
            "@type": "Organization",
            "name": page.title,
            "url": page.full_url,
            "sameAs": page.website,
        }
    )


def _moment(moment: datetime, *, whole_day: bool) -> str:
    here = local(moment)
    return here.date().isoformat() if whole_day else here.isoformat()


def _known(data: Data) -> Data:
    """Without what is not known."""
    return {name: value for name, value in data.items() if value not in (None, "", {})}
