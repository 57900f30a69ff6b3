"""The page of an organisation: who they are, what they ask for, and how to reach them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils.html import format_html
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from assignments.cards import Card, cards
from assignments.choices import OrganisationKind
from assignments.listed import listed
from assignments.maps import map_url
from assignments.models import AssignmentPage, OrganisationPage
from assignments.numerals import number_words
from assignments.pages.crumbs import Crumb, index_crumb
from assignments.paging import PagedRows, paged
from assignments.pictures import PAGE_WIDTHS, Picture, picture_of
from assignments.scenes import scene
from assignments.wording import capitalised

PAGE_SIZE = 20  # assignments


@dataclass(frozen=True)
class OrganisationView:
    """All that the page shows beside the page's own texts."""

    language: str
    """The language of the texts, when it is not the interface's; else empty."""
    kind: str
    address: str
    website: str
    """The address without its scheme, to be read."""
    picture: Picture | None
    scene: str
    crumbs: Sequence[Crumb]
    open_now: str
    """`Tre uppdrag väntar på någon.`; empty for none."""
    cards: Sequence[Card]
    paging: PagedRows


def context(page: OrganisationPage, query: QueryDict, now: datetime) -> dict[str, Any]:
    """What pages/organisation.html reads."""
    return {"now": now, "view": organisation_view(page, query, now)}


def organisation_view(page: OrganisationPage, query: QueryDict, now: datetime) -> OrganisationView:
    """`page` at `now`, in the active language."""
    theirs = AssignmentPage.objects.newest(now).filter(organisation=page.pk)
    paging = paged(theirs, PAGE_SIZE, query)
    language = get_language() or "sv"
    return OrganisationView(
        language="" if page.text_language == language else page.text_language,
        kind=str(OrganisationKind(page.kind).label) if page.kind else "",
        address=_address(page),
        website=page.website.partition("://")[2].strip("/"),
        picture=picture_of(page.picture, PAGE_WIDTHS),
        scene=scene(page.topic_list),
        crumbs=_crumbs(page),
        open_now=_open_now(paging.total),
        cards=cards(listed(paging.rows), now),
        paging=paging,
    )


def _address(page: OrganisationPage) -> str:
    parts = [page.address, page.district.name if page.district else ""]
    place = ", ".join(part for part in parts if part)
    link = map_url(page.address, None, None, page.district)
    if not link:
        return place
    return format_html('{}. <a href="{}">{}</a>', place, link, _("Show on a map"))


def _crumbs(page: OrganisationPage) -> list[Crumb]:
    index = index_crumb(page.get_parent().specific)
    if page.district is None:
        return [index]
    near = Crumb(page.district.name, f"{index.url}?district={page.district.slug}")
    return [index, near]


def _open_now(count: int) -> str:
    if not count:
        return ""
    text = ngettext(
        "%(count)s assignment is waiting for someone.",
        "%(count)s assignments are waiting for someone.",
        count,
    )
    return capitalised(text % {"count": number_words(count, get_language() or "sv")})
