"""The facts of an assignment at a glance: pairs of a name and a value, only those that are known."""

from datetime import datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from assignments.cards import speaks_in_words, where
from assignments.languages import language_name
from assignments.maps import map_url
from assignments.models import AssignmentPage
from assignments.numerals import number_words
from assignments.occasions import coming_occasions
from assignments.times import day_end
from assignments.wording import capitalised, day_words, occasions_words

Fact = tuple[str, str]

# So many occasions are listed; the rest is a number.
OCCASIONS_SHOWN = 6


def facts(page: AssignmentPage, now: datetime, language: str) -> list[Fact]:
    """In the order in which one decides: when, where, how often, room, for whom."""
    pairs = [
        *_times(page, now, language),
        (_("Where"), _place(page)),
        (_("Apply by"), _apply_by(page, now, language)),
        (_("Places"), _places(page)),
        (_("Languages"), _languages(page, language)),
        (_("Age"), _("From %(age)d") % {"age": page.min_age} if page.min_age else ""),
        (_("Step-free"), _yes_no(page.step_free, _("Yes, all the way"), _("No, there are stairs"))),
        (
            _("Groups"),
            _yes_no(page.groups_welcome, _("Welcome together"), _("One person at a time")),
        ),
        (_("Companies"), _yes_no(page.companies_welcome, _("Welcome"), _("Not this time"))),
        (
            _("Police extract"),
            _yes_no(
                page.police_extract,
                _("You show it when you meet. It is never sent in or kept."),
                _("Not needed"),
            ),
        ),
    ]
    return [(name, value) for name, value in pairs if value]


def _times(page: AssignmentPage, now: datetime, language: str) -> list[Fact]:
    coming = coming_occasions(page, now)
    dates = capitalised(occasions_words(coming, now, language, limit=OCCASIONS_SHOWN))
    words = _in_its_language(page.when_text, page, language)
    if speaks_in_words(page, coming):
        return [(_("When"), words), (_("Period"), dates)]
    often = words or _times_in_all(len(coming), language)
    return [(_("When"), dates), (_("How often"), often)]


def _times_in_all(count: int, language: str) -> str:
    if count < 2:
        return ""
    text = ngettext("%(count)s time", "%(count)s times", count)
    return capitalised(text % {"count": number_words(count, language)})


def _place(page: AssignmentPage) -> str:
    place = capitalised(where(page))
    if page.address:
        place = f"{place}, {page.address}" if place else page.address
    link = map_url(page.address, page.lat, page.lon, page.district)
    if not link:
        return place
    return format_html('{}. <a href="{}">{}</a>', place, link, _("Show on a map"))


def _apply_by(page: AssignmentPage, now: datetime, language: str) -> str:
    if page.apply_by is None or day_end(page.apply_by) <= now:
        return ""
    return capitalised(day_words(page.apply_by, now, language))


def _places(page: AssignmentPage) -> str:
    if page.full:
        return _("Full right now")
    return str(page.spots) if page.spots else ""


def _languages(page: AssignmentPage, language: str) -> str:
    names = [language_name(code, language) for code in page.languages]
    if not names:
        return ""
    last = pgettext("between languages", "or").join((" ", " "))
    return capitalised(last.join(filter(None, (", ".join(names[:-1]), names[-1]))))


def _yes_no(value: bool | None, yes: str, no: str) -> str:
    if value is None:
        return ""
    return yes if value else no


def _in_its_language(text: str, page: AssignmentPage, language: str) -> str | SafeString:
    if not text or page.text_language == language:
        return text
    return format_html('<span lang="{}">{}</span>', page.text_language, text)
