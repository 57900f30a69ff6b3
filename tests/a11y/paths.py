"""The public pages of the demonstration content, with their states that look different."""

import json
import urllib.request
from collections.abc import Iterator

from portal.trial import Trial

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
    "start in English": "/en/",
    "search in English": "/en/uppdrag/",
}
# Made from the content by `all_paths`.
FOUND = ("assignment", "assignment in English", "organisation", "call", "form")
NAMES = (*FIXED, *FOUND)


def all_paths(portal: Trial) -> dict[str, str]:
    assignment = _first(portal, "assignments")
    paths = {
        "assignment": assignment["url"],
        "assignment in English": "/en" + assignment["url"].removeprefix(portal.url),
        "organisation": _first(portal, "organisations")["url"],
        "call": _first(portal, "calls")["url"],
        "form": f"/intresse/{assignment['id']}/",
    }
    return FIXED | {name: path.removeprefix(portal.url) for name, path in paths.items()}


def _first(portal: Trial, kind: str) -> dict[str, str]:
    with urllib.request.urlopen(f"{portal.url}/api/v1/{kind}/?lang=sv") as answer:  # noqa: S310
        results: Iterator[dict[str, str]] = iter(json.load(answer)["results"])
    return next(results)
