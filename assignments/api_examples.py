"""Examples for the description of the API; a test holds them against it."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

_PAGE: dict[str, Any] = {
    "published": "2026-10-05T09:12:00+02:00",
    "updated": "2026-11-02T14:30:00+01:00",
    "topics": ["barn-unga"],
    "picture": None,
}
_PROSE = {
    "html": "<p>Vi dukar upp penslar och <b>saft</b>.</p>",
    "text": "Vi dukar upp penslar och saft.",
}

_ASSIGNMENT = {
    "id": 41,
    "source_id": "laxhjalp-raa",
    "url": "https://goragott.example/foreningar/laxkompisarna/laxhjalp-pa-raa/",
    "title": "Läxhjälp på Råå",
    "summary": "Sitt bredvid barn medan de gör sina läxor.",
    **_PAGE,
    "text_language": "sv",
    "tier": "long",
    "district": "raa",
    "remote": False,
    "organisation": {
        "id": 7,
        "name": "Läxkompisarna",
        "url": "https://goragott.example/foreningar/laxkompisarna/",
    },
    "starts": "2026-12-01T17:00:00+01:00",
    "ends": "2026-12-01T19:00:00+01:00",
    "when_text": "Tisdagar 17–19",
    "apply_by": None,
    "spots": 4,
    "full": False,
    "labels": {"tier": "Längre uppdrag", "topics": ["Barn och unga"], "district": "Råå"},
}
_ASSIGNMENT_DETAIL = {
    **_ASSIGNMENT,
    "description": _PROSE,
    "address": "Rååvägen 1",
    "lat": 55.998,
    "lon": 12.747,
    "occasions": [
        {
            "starts": "2026-12-01T17:00:00+01:00",
            "ends": "2026-12-01T19:00:00+01:00",
            "whole_days": False,
            "until": "2026-12-01T19:00:00+01:00",
        }
    ],
    "you_get": "Fika och en bra handledare.",
    "you_bring": "Tålamod.",
    "first_time": "Vi möts i dörren och går runt tillsammans.",
    "languages": [{"code": "sv", "name": "svenska"}],
    "min_age": 16,
    "groups_welcome": None,
    "companies_welcome": False,
    "step_free": True,
    "police_extract": True,
    "questions": [{"id": 3, "text": "När kan du börja?"}],
    "call": None,
    "findable_until": "2026-12-01T19:00:00+01:00",
}
_ORGANISATION = {
    "id": 7,
    "source_id": None,
    "url": "https://goragott.example/foreningar/laxkompisarna/",
    "title": "Läxkompisarna",
    "summary": "Vi hjälps åt med läxorna.",
    **_PAGE,
    "text_language": "sv",
    "kind": "association",
    "district": "raa",
    "open_assignments": 2,
    "labels": {"kind": "Förening", "topics": ["Barn och unga"], "district": "Råå"},
}
_ORGANISATION_DETAIL = {
    **_ORGANISATION,
    "about": _PROSE,
    "email": "hej@laxkompisarna.example",
    "contact_name": "Marianne Ekdahl",
    "phone": "",
    "website": "https://laxkompisarna.example/",
    "membership_url": "",
    "address": "",
}
_CALL = {
    "id": 90,
    "source_id": "varma-rum",
    "url": "https://goragott.example/utlysningar/varma-rum/",
    "title": "Varma rum",
    "summary": "När elen är borta behöver varje by ett tänt och uppvärmt rum.",
    **_PAGE,
    "text_language": "sv",
    "status": "open",
    "crisis": True,
    "opens": "2026-11-20T08:00:00+01:00",
    "closes": None,
    "labels": {"status": "Öppen", "topics": ["Barn och unga"]},
}
_CALL_DETAIL = {
    **_CALL,
    "background": _PROSE,
    "what_is_innovation": {"html": "", "text": ""},
    "how_it_works": _PROSE,
    "funding": {"html": "", "text": ""},
    "needs": [
        {
            "id": 1,
            "title": "Varma rum i byarna",
            "department": "Stadsledningsförvaltningen",
            "description": "När elen är borta behöver varje by ett tänt och uppvärmt rum.",
            "quote": "",
            "quote_by": "",
            "target_groups": ["Äldre"],
        }
    ],
    "initiatives": [
        {
            "id": 2,
            "title": "Varma rum",
            "organisation_name": "Beredskapsringen Sundet",
            "summary": "Bygdegårdar öppnas som värmestugor.",
            "status": "pilot",
            "status_label": "Pilot",
            "report": "",
        }
    ],
    "questions": [{"id": 3, "question": "Får en förening söka?", "answer": _PROSE}],
    "contact_name": "",
    "contact_email": "samordnare@goragott.example",
}

ASSIGNMENTS = OpenApiExample("A page of assignments", value=_ASSIGNMENT, response_only=True)
ASSIGNMENT = OpenApiExample("An assignment", value=_ASSIGNMENT_DETAIL, response_only=True)
ORGANISATIONS = OpenApiExample("A page of organisations", value=_ORGANISATION, response_only=True)
ORGANISATION = OpenApiExample("An organisation", value=_ORGANISATION_DETAIL, response_only=True)
CALLS = OpenApiExample("A page of calls", value=_CALL, response_only=True)
CALL = OpenApiExample("A call", value=_CALL_DETAIL, response_only=True)
TOPIC = OpenApiExample(
    "A topic",
    value={"id": "barn-unga", "name": "Barn och unga", "open_assignments": 12},
    response_only=True,
)
DISTRICT = OpenApiExample(
    "A district",
    value={
        "id": "raa",
        "name": "Råå",
        "lat": 55.997,
        "lon": 12.743,
        "tile": [3, 8],
        "open_assignments": 5,
    },
    response_only=True,
)
