"""The public pages of the demonstration content, with their states that look different."""

import json
import urllib.request
from typing import Any

from portal.trial import Trial
from tests.a11y.states import STATES, state_paths

FIXED = {
    "start": "/",
    "search": "/uppdrag/",
    "search with filters": "/uppdrag/?q=barn&tier=short&tier=long&step_free=1",
    "no results": "/uppdrag/?q=zzzzqqq&tier=micro",
    "unknown values": "/uppdrag/?topic=finns-inte&page=x",
    "search by place and days": "/uppdrag/?q=djur+i+r%C3%A5%C3%A5&when=weekend&from=2026-01-01"
    "&near=55.996,12.744&radius=10&sort=nearest",
    "unknown place": "/uppdrag/?place=Atlantis",
    "last page": "/uppdrag/?page=3",
    "organisations": "/foreningar/",
    "no organisations": "/foreningar/?q=zzzzqqq",
    "calls": "/utlysningar/",
    "about": "/om/",
    "accessibility": "/tillganglighet/",
    "privacy": "/dina-uppgifter/",
    "not found": "/finns-inte/",
    "broken link": "/intresse/tack/trasig/",
    "watch": "/uppdrag/bevaka/?q=hund&tier=micro",
    "watching": "/uppdrag/bevaka/tack/",
    "no such watch": "/uppdrag/bevaka/trasig/",
    "reported": "/sag-till/tack/",
    "api": "/api/",
    "start in English": "/en/",
    "search in English": "/en/uppdrag/",
}
# Made from the content by `all_paths`.
FOUND = ("assignment", "assignment in English", "organisation", "call", "form", "report")
NAMES = (*FIXED, *FOUND, *STATES)


def all_paths(portal: Trial) -> dict[str, str]:
    """The path of each page by its name; brings those about that need something to happen."""
    assignment, *others = _all(portal, "assignments")
    paths = {
        "assignment": assignment["url"],
        "assignment in English": "/en" + assignment["url"].removeprefix(portal.url),
        "organisation": _all(portal, "organisations")[0]["url"],
        "call": _all(portal, "calls")[0]["url"],
        "form": f"/intresse/{assignment['id']}/",
        "report": f"/sag-till/{assignment['id']}/",
    }
    states = state_paths(portal, [other["id"] for other in others[:3]])
    return FIXED | {name: path.removeprefix(portal.url) for name, path in paths.items()} | states


def _all(portal: Trial, kind: str) -> list[dict[str, Any]]:
    """The first page of what the API lists."""
    with urllib.request.urlopen(f"{portal.url}/api/v1/{kind}/?lang=sv") as answer:  # noqa: S310
        results: list[dict[str, Any]] = json.load(answer)["results"]
    return results
