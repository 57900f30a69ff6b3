"""Hits as lists show them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import get_language

from assignments.cards import Card, card
from assignments.listed import ListedAssignment, ListedCall
from assignments.phases import phase, phase_words
from search.distance_words import distance_words
from search.results import Hit, Part


@dataclass(frozen=True)
class CallCard:
    """What a card of a call shows. An empty text is left out of it."""

    title: str
    url: str
    lang: str
    """The language of what the city wrote, when it is not the page's; else empty."""
    summary: str
    phase: str
    phase_words: str
    topic: str
    highlight: tuple[Part, ...] = ()


def hit_cards(hits: Iterable[Hit], now: datetime) -> list[Card | CallCard]:
    """The card of each hit, in the active language."""
    return [hit_card(hit, now) for hit in hits]


def hit_card(hit: Hit, now: datetime) -> Card | CallCard:
    if isinstance(hit.page, ListedAssignment):
        made = card(hit.page, now, highlight=hit.highlight)
        return replace(made, distance=distance_words(hit.distance)) if hit.distance else made
    return _call_card(hit.page, now, hit.highlight)


def _call_card(call: ListedCall, now: datetime, highlight: tuple[Part, ...]) -> CallCard:
    language = get_language() or "sv"
    return CallCard(
        title=call.title,
        url=call.get_url() or "",
        lang="" if call.text_language == language else call.text_language,
        summary=call.summary,
        phase=phase(call, now).value,
        phase_words=phase_words(call, now, language),
        topic=next((topic.slug for topic in call.topic_list), ""),
        highlight=highlight,
    )
