"""One part from beginning to end: content, the search from inside, then visitors from outside."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from scripts.bench.load import Target, fetch, measure
from scripts.bench.parts import Effort, Part
from scripts.bench.queries import addresses, searches
from scripts.bench.site import SAME_BYTES, SEED, Running, Site

EMPTY, START, SEARCH = "/bench/empty/", "/", "/uppdrag/"
API, STATIC = "/api/v1/search/", "/static/"
PUBLISHED = 10  # pages, one after the other
IN_CACHE = 10  # different searches: those that many ask for
_PER_API_PAGE = 100


class WrongEngineError(Exception):
    """Another engine answered than the one to be measured."""


def measured(part: Part, site: Site, effort: Effort, beside: Sequence[Target]) -> dict[str, Any]:
    """All figures of a part. `beside` are other sites, asked in turns with the uncached pages."""
    site.lay_content(part.documents)
    inside = site.asking(part.engine, effort.searches)
    with site.with_cache().running() as portal:
        site.lay_file(fetch(portal.url, SEARCH).body)
        cached = _visits(part, portal, effort, list(_cached(portal, part)))
        memory = portal.memory()
        publishing = {} if part.search_only else site.publishing(PUBLISHED)
    with site.running() as portal:
        targets = [*_uncached(portal, part, effort), *beside]
        uncached = _visits(part, portal, effort, targets)
    return {
        "inside": inside,
        "cached": cached,
        "uncached": uncached,
        "memory": memory,
        "publishing": publishing,
    }


def _visits(
    part: Part, portal: Running, effort: Effort, targets: Sequence[Target]
) -> dict[str, dict[str, float | None]]:
    _demand_engine(part, portal)
    figures = measure(targets, effort.rounds, effort.seconds, portal.processor)
    _demand_engine(part, portal)
    return figures


def _uncached(portal: Running, part: Part, effort: Effort) -> Iterator[Target]:
    made = searches(effort.searches, SEED)
    yield Target("empty view", portal.url, [EMPTY])
    yield Target("static file of a search page's bytes", portal.url, [f"{STATIC}{SAME_BYTES}"])
    yield Target("search page", portal.url, addresses(SEARCH, made))
    yield Target("search API", portal.url, addresses(API, made))
    if not part.search_only:
        yield Target("assignment page", portal.url, _assignments(portal))
        yield Target("start page", portal.url, [START])


def _cached(portal: Running, part: Part) -> Iterator[Target]:
    yield Target("empty view", portal.url, [EMPTY])
    yield Target("search page", portal.url, addresses(SEARCH, searches(IN_CACHE, SEED)), kept=True)
    if not part.search_only:
        yield Target("assignment page", portal.url, _assignments(portal)[:IN_CACHE], kept=True)
        yield Target("start page", portal.url, [START], kept=True)
        seen = (("If-None-Match", fetch(portal.url, START).headers["etag"]),)
        yield Target("start page that the browser has", portal.url, [START], 304, seen, kept=True)


def _assignments(portal: Running) -> list[str]:
    """Addresses of the newest assignments."""
    paths = []
    for page in range(1, 4):
        asked = f"{API}?type=assignment&sort=newest&page_size={_PER_API_PAGE}&page={page}"
        results = json.loads(fetch(portal.url, asked).body)["results"]
        paths += [result["url"].removeprefix(portal.url) for result in results]
        if len(results) < _PER_API_PAGE:
            break
    return paths


def _demand_engine(part: Part, portal: Running) -> None:
    answer = json.loads(fetch(portal.url, f"{API}?q=hund").body)
    if answer["degraded"] or answer["engine"] != part.engine:
        raise WrongEngineError(f"{part.name}: {answer['engine']} answered")
