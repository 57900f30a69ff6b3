"""Assignments and organisations that are invented from the demonstration content, by a seed.

Each has the facets of one that is there, as they are spread there, and a title, a summary and
sentences drawn from several, so that no two texts are the same and words are as rare as in life.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

DEMO = Path(__file__).parents[2] / "assignments/fixtures/demo.json"
SENTENCES = 8  # of a description: about a hundred words
PER_ORGANISATION = 25  # assignments
METRES_APART = 1_500


@dataclass(frozen=True)
class Invented:
    """One assignment; `organisation` counts from 0. Moments are relative to the day it was made."""

    number: int
    organisation: int
    title: str
    summary: str
    description: str
    model: dict[str, Any]
    district: str
    lat: float | None
    lon: float | None
    published: datetime
    starts: datetime | None
    until: datetime | None


def demo() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(DEMO.read_text())
    return content


def organisation_name(number: int, content: dict[str, Any]) -> str:
    model = content["organisations"][number % len(content["organisations"])]
    district = content["districts"][number % len(content["districts"])]
    return f"{model['name']} {district['name']} {number + 1}"


def invented(number: int, seed: int, now: datetime) -> Iterator[Invented]:
    """`number` assignments; the first thousand of ten thousand are the same as of a thousand."""
    content = demo()
    for each in range(number):
        yield _assignment(each, content, random.Random(f"{seed}:{each}"), now)  # noqa: S311 no secret


def _assignment(
    number: int, content: dict[str, Any], chance: random.Random, now: datetime
) -> Invented:
    drawn = chance.choices(content["assignments"], k=5)
    model = drawn[0]
    sentences = [s for each in drawn for s in each["description"].replace("\n", " ").split(". ")]
    district = chance.choice(content["districts"])
    starts = until = None
    if chance.random() < 0.5:
        starts = now + timedelta(days=chance.randint(-2, 200), hours=chance.randint(-8, 8))
        until = starts + timedelta(hours=2)
    elif chance.random() < 0.5:
        until = now + timedelta(days=chance.randint(1, 300))
    near = METRES_APART / 111_000  # degrees
    return Invented(
        number=number,
        organisation=number // PER_ORGANISATION,
        title=drawn[1]["title"],
        summary=drawn[2]["summary"],
        description=". ".join(chance.sample(sentences, min(SENTENCES, len(sentences)))),
        model=model,
        district=district["id"],
        lat=district["lat"] + chance.uniform(-near, near) if "lat" in district else None,
        lon=district["lon"] + chance.uniform(-near, near) if "lon" in district else None,
        published=now - timedelta(minutes=chance.randint(1, 300 * 24 * 60)),
        starts=starts,
        until=until,
    )
