"""Atom feeds (RFC 4287): what every feed of pages has in common, and the feed of calls."""

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from assignments.listed import ListedCall, listed_calls
from assignments.models import CallIndexPage, CallPage
from assignments.portal_name import portal_name

LONGEST = 50  # entries
# What XML 1.0 cannot hold, even escaped.
_NO_CHARACTERS = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def xml_text(text: str) -> str:
    """`text` without the characters that would make the feed unreadable."""
    return _NO_CHARACTERS.sub("", text)


class PageFeed(Feed):  # type: ignore[type-arg]
    """Entries are pages, the newest first; each keeps its id when its address changes."""

    feed_type = Atom1Feed

    def language(self) -> str:  # type: ignore[override]
        return get_language() or settings.LANGUAGE_CODE

    def author_name(self) -> str:
        return xml_text(portal_name())

    def item_title(self, item: Page) -> str:
        return xml_text(item.title)

    def item_description(self, item: Any) -> str:
        return xml_text(item.summary)

    def item_link(self, item: Page) -> str:
        return str(item.full_url)

    def item_guid(self, item: Page) -> str:
        host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
        return f"tag:{host},2026:page/{item.pk}"

    def item_pubdate(self, item: Page) -> datetime:
        return item.first_published_at or self.item_updateddate(item)

    def item_updateddate(self, item: Page) -> datetime:
        return item.last_published_at or item.first_published_at or _NEVER

    def item_categories(self, item: Any) -> list[str]:
        return [xml_text(topic.name) for topic in item.topic_list]


class CallFeed(PageFeed):
    """All calls that residents may see, those that opened last first."""

    def get_object(self, request: HttpRequest) -> CallIndexPage | None:
        index: CallIndexPage | None = CallIndexPage.objects.live().first()
        return index

    def title(self, index: CallIndexPage | None) -> str:
        return xml_text(f"{_('Calls')} – {portal_name()}")

    def link(self, index: CallIndexPage | None) -> str:
        return str(index.full_url) if index else settings.WAGTAILADMIN_BASE_URL

    def items(self, index: CallIndexPage | None) -> list[ListedCall]:
        return listed_calls(CallPage.objects.visible().order_by("-opens", "-pk")[:LONGEST])
