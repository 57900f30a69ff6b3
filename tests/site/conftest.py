"""A small site with a page of every kind that residents see."""

import copy
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from django.core.cache import caches
from pytest_django import Settings

from home.tree import PageTree
from search.engines import embedded
from search.engines.base import SearchEngine
from search.indexing import rebuild
from tests.factories import (
    AssignmentFactory,
    CallFactory,
    ContactFactory,
    EditorialPageFactory,
    InitiativeFactory,
    NeedFactory,
    OccasionFactory,
    OrganisationFactory,
    QuestionFactory,
    ensure_tree,
)


@dataclass(frozen=True)
class Site:
    """The tree, the index, the path of each public page by its name, and the assignment's id."""

    tree: PageTree
    index: SearchEngine
    paths: dict[str, str]
    assignment: int

    def reindex(self) -> None:
        rebuild(self.index)


# The names of all public pages: tests are made for each of them, in both languages.
PAGES = (
    *("start", "search", "organisations", "organisation", "assignment", "ended", "calls", "call"),
    *("editorial", "form", "watch", "not found"),
)
ENGLISH = tuple(f"{name} in English" for name in PAGES)


@pytest.fixture
def site(
    db: None, laid_site: Site, shared_content: Path, settings: Settings, tmp_path: Path
) -> Site:
    settings.VAR_DIR = tmp_path
    settings.API_RATE = ""
    shutil.copytree(shared_content, tmp_path, dirs_exist_ok=True)
    return replace(laid_site, tree=copy.deepcopy(laid_site.tree), index=embedded())


@pytest.fixture
def kept_content(settings: Settings) -> None:
    """What many pages share is kept between requests, as where the portal runs.

    For tests that ask much and change nothing after their first request.
    """
    kept = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "kept"}
    settings.CACHES = {**settings.CACHES, "content": kept}
    caches["content"].clear()


@pytest.fixture(scope="module")
def laid_site(shared_content: Path) -> Site:
    tree = ensure_tree()
    organisation = OrganisationFactory(title="Läxlyktan")
    assignment = AssignmentFactory(
        parent=organisation,
        title="Läs läxor med barn",
        occasions=[OccasionFactory()],
        contacts=[ContactFactory()],
        questions=[QuestionFactory()],
    )
    ended = AssignmentFactory(parent=organisation, title="Förra veckans soppa", paused=True)
    call = CallFactory(
        title="Varma rum i byarna", needs=[NeedFactory()], initiatives=[InitiativeFactory()]
    )
    editorial = EditorialPageFactory(title="Om tjänsten")
    paths = {
        "start": "/",
        "search": tree.search.get_url(),
        "organisations": tree.organisations.get_url(),
        "organisation": organisation.get_url(),
        "assignment": assignment.get_url(),
        "ended": ended.get_url(),
        "calls": tree.calls.get_url(),
        "call": call.get_url(),
        "editorial": editorial.get_url(),
        "form": f"/intresse/{assignment.pk}/",
        "watch": "/uppdrag/bevaka/",
        "not found": "/finns-inte/",
    }
    assert tuple(paths) == PAGES
    paths |= {f"{name} in English": f"/en{path}" for name, path in paths.items()}
    made = Site(tree, embedded(), paths, assignment.pk)
    made.reindex()
    return made
