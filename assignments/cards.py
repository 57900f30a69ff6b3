"""An assignment as lists show it: what stands on a card, with nothing left to decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils.text import Truncator
from django.utils.translation import get_language, gettext_noop, ngettext
from django.utils.translation import gettext as _

from assignments.choices import Tier
from assignments.listed import Assignment
from assignments.models import Occasion
from assignments.occasions import coming_occasions
from assignments.scenes import drawn_topic
from assignments.times import local_day
from assignments.wording import day_words, occasions_words

# Within so many days the last day to apply is worth a line on a card.
APPLY_SOON = timedelta(days=21)
# A period of whole days longer than this says less than the poster's own words.
LONG_PERIOD = timedelta(days=14)
GAIN_LENGTH = 120  # characters
PROMPT = 7  # days: who takes longer is not told of

_WHERE, _WHEN = gettext_noop("Where"), gettext_noop("When")
_APPLY_BY, _PLACES = gettext_noop("Apply by"), gettext_noop("Places")


class Fact(NamedTuple):
    """A line of a card: its name, which is to be translated, and what it says.

    `lang` is the language of the value, when it is not the page's.
    """

    name: str
    value: str
    lang: str = ""


@dataclass(frozen=True)
class Card:
    """What a card shows. An empty text or None is left out of it."""

    tier: str
    tier_label: str
    title: str
    url: str
    lang: str
    """The language of what the poster wrote, when it is not the page's; else empty."""
    organisation: str
    where: str
    when: str
    when_lang: str
    """As `lang`, for `when`: empty when it is made from dates."""
    apply_by: str
    spots: str
    full: bool
    you_get: str
    topic: str
    """The slug of the topic whose drawing stands for it; empty when it has no topic."""
    reply: str = ""
    """How fast the poster usually answers, once that is known."""
    distance: str = ""
    """How far it is from where a search looked, in words."""
    highlight: object = ()
    """What a search found in its text: see search.results.Part."""

    @property
    def facts(self) -> list[Fact]:
        """Where, when and for how many, as far as that is known."""
        place = f"{self.where}, {self.distance}" if self.where and self.distance else self.where
        places = _("full right now") if self.full else self.spots
        known = (
            (_WHERE, place, ""),
            (_WHEN, self.when, self.when_lang),
            (_APPLY_BY, self.apply_by, ""),
            (_PLACES, places, ""),
        )
        return [Fact(name, value, lang) for name, value, lang in known if value]


def card(page: Assignment, now: datetime, *, highlight: object = ()) -> Card:
    """The card of `page`, in the active language."""
    language = get_language() or "sv"
    lang = "" if page.text_language == language else page.text_language
    coming = coming_occasions(page, now)
    by_words = speaks_in_words(page, coming)
    return Card(
        tier=page.tier,
        tier_label=str(Tier(page.tier).label),
        title=page.title,
        url=page.get_url() or "",
        lang=lang,
        organisation=page.organisation.title,
        where=where(page),
        when=page.when_text if by_words else occasions_words(coming, now, language),
        when_lang=lang if by_words else "",
        apply_by=_apply_by(page, coming, now, language),
        spots="" if page.full or page.spots is None else str(page.spots),
        full=page.full,
        you_get=_gain(page.you_get),
        topic=drawn_topic(page.topic_list),
        reply=_reply(page.organisation.answers_within),
        highlight=highlight,
    )


def cards(pages: Iterable[Assignment], now: datetime) -> list[Card]:
    """A card of each."""
    return [card(page, now) for page in pages]


def speaks_in_words(page: Assignment, coming: list[Occasion]) -> bool:
    """Whether the poster's words say better than the dates when it is."""
    if not page.when_text:
        return False
    return all(
        occasion.whole_days and occasion.until - occasion.starts > LONG_PERIOD
        for occasion in coming
    )


def where(page: Assignment) -> str:
    """The district, from home, or both."""
    if not page.district:
        return _("from home") if page.remote else ""
    if page.remote:
        return str(_("%(district)s or from home") % {"district": page.district.name})
    return str(page.district.name)


def _gain(text: str) -> str:
    """Its first line, cut where it is too long; few are, and asking the cutter takes its time."""
    first, *_rest = text.strip().split("\n", 1)
    return first if len(first) <= GAIN_LENGTH else Truncator(first).chars(GAIN_LENGTH)


def _reply(days: int | None) -> str:
    """How fast the poster usually answers, where that is known and worth telling."""
    if days is None or days > PROMPT:
        return ""
    words = ngettext("Usually answers within a day", "Usually answers within %(days)d days", days)
    return str(words % {"days": days})


def _apply_by(page: Assignment, coming: list[Occasion], now: datetime, language: str) -> str:
    """The last day to apply, when it is near and before the thing itself."""
    today = local_day(now)
    if page.apply_by is None or not today <= page.apply_by <= today + APPLY_SOON:
        return ""
    if coming and page.apply_by >= local_day(coming[0].starts):
        return ""
    return day_words(page.apply_by, now, language)
