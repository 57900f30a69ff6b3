"""The mails about a saved search: what each says. Saving them is for services and digests.

None has the searched words in its subject: they may say more of somebody than a passer-by should
read on a screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assignments.cards import Card
from mail.kinds import MailKind, register
from mail.messages import OutgoingMessage
from mail.rendering import render
from search.alerts.frequency import Frequency
from search.alerts.links import end_url, manage_url, search_url
from search.alerts.retention import UNCONFIRMED
from search.alerts.wording import query_words
from search.cards import CallCard, hit_card
from search.criteria import Sort
from search.models import SavedSearch
from search.results import Hit

# Of an address that was mistyped the coordinator need not know.
CONFIRM = register(
    MailKind("search_confirm", gettext_lazy("Saved search, to confirm"), alerts=False)
)
STANDING = register(
    MailKind("search_standing", gettext_lazy("Saved search, asked for again"), alerts=False)
)
DIGEST = register(MailKind("search_digest", gettext_lazy("Saved search, new hits"), alerts=False))

HOW_OFTEN = {
    Frequency.AT_ONCE: gettext_lazy("as soon as something new turns up, at most once an hour"),
    Frequency.DAILY: gettext_lazy("at most once a day"),
    Frequency.WEEKLY: gettext_lazy("at most once a week"),
}


@dataclass(frozen=True)
class Item:
    """A new page as a mail lists it. An empty text is left out."""

    title: str
    url: str
    facts: str
    lang: str = ""


def asked(search: SavedSearch, now: datetime) -> OutgoingMessage:
    """The answer to the form: to confirm it, or, where it stands already, the way to it."""
    kind = STANDING if search.state == SavedSearch.State.ACTIVE else CONFIRM
    return OutgoingMessage(
        kind=kind,
        to=search.email,
        content=render(kind, search.language, _subject_matter(search, now)),
        language=search.language,
    )


def digest(search: SavedSearch, hits: Sequence[Hit], total: int, now: datetime) -> OutgoingMessage:
    """New pages: `hits` are those that are listed, `total` how many there are."""
    with translation.override(search.language):
        items = [_item(hit, now) for hit in hits]
    query = "&".join(filter(None, (search.query, f"sort={Sort.NEWEST.value}")))
    context = {
        **_subject_matter(search, now),
        "items": items,
        "total": total,
        "more": total - len(items),
        "search_url": search_url(query, search.language),
    }
    return OutgoingMessage(
        kind=DIGEST,
        to=search.email,
        content=render(DIGEST, search.language, context),
        language=search.language,
        headers={
            "List-Unsubscribe": f"<{end_url(search)}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


def _subject_matter(search: SavedSearch, now: datetime) -> dict[str, Any]:
    with translation.override(search.language):
        how_often = str(HOW_OFTEN[Frequency(search.frequency)])
    return {
        "words": query_words(search.query, search.language, now),
        "how_often": how_often,
        "manage_url": manage_url(search),
        "unconfirmed_days": UNCONFIRMED.days,
    }


def _item(hit: Hit, now: datetime) -> Item:
    shown = hit_card(hit, now)
    return Item(
        title=shown.title,
        url=str(hit.page.full_url or ""),
        facts=" · ".join(filter(None, _facts(shown))),
        lang=shown.lang,
    )


def _facts(shown: Card | CallCard) -> list[str]:
    if isinstance(shown, Card):
        return [shown.organisation, shown.where, shown.when]
    return [_("Call"), shown.phase_words]
