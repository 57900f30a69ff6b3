"""Where one is: the pages above the one shown, and titles that exist in both languages."""

from dataclasses import dataclass

from django.utils.translation import get_language

from assignments.models import AssignmentPage, CallIndexPage, OrganisationIndexPage

IndexPage = CallIndexPage | OrganisationIndexPage


@dataclass(frozen=True)
class Crumb:
    """A link to a page above; `lang` when its title is not in the interface's language."""

    title: str
    url: str
    lang: str = ""


@dataclass(frozen=True)
class Heading:
    """Title and introduction of a list in the active language.

    Where the English is missing the Swedish stands; the `lang`s say so.
    """

    title: str
    title_lang: str
    intro: str
    intro_lang: str


def heading(page: IndexPage) -> Heading:
    """Of a list of organisations or calls."""
    title, title_lang = _paired(page.title, page.title_en)
    intro, intro_lang = _paired(page.intro_sv, page.intro_en)
    return Heading(title, title_lang, intro, intro_lang)


def index_crumb(page: IndexPage) -> Crumb:
    """The link to a list."""
    title, lang = _paired(page.title, page.title_en)
    return Crumb(title, page.get_url() or "", lang)


def organisation_crumbs(page: AssignmentPage) -> list[Crumb]:
    """The directory and the organisation."""
    organisation = page.organisation
    # Names are in no language that one could tell.
    own = Crumb(organisation.title, organisation.get_url() or "")
    return [index_crumb(organisation.get_parent().specific), own]


def _paired(swedish: str, english: str) -> tuple[str, str]:
    if get_language() == "en":
        return (english, "") if english else (swedish, "sv" if swedish else "")
    return swedish, ""
