"""What all tests share: nothing that one test counts or writes is there for the next."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.db import connection, transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker, Settings
from wagtail.models import Page, Site, Workflow, WorkflowPage
from xdist.remote import Producer

from home.tree import ensure_tree
from portal.trial import Trial, trial_portal
from tests.migrated import copy_migrated
from tests.scheduling import Together

pytest_plugins = ["tests.elastic"]

# Playwright keeps an event loop in the thread that the tests run in, also for those that come
# after its own; Django takes that for asynchronous code, which none of the tests is.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# The same engine without the windows around it starts sooner and takes less of the processor.
BROWSERS = (Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium"))
CHROMIUM = Path(os.environ.get("CHROMIUM") or next(filter(Path.exists, BROWSERS), BROWSERS[-1]))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    return Together(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium there are no browser tests."""
    install = "apt install chromium-headless-shell"
    missing = pytest.mark.skip(reason=f"no Chromium at {CHROMIUM}: {install}")
    for item in items:
        absent = not CHROMIUM.exists() and not os.environ.get("CI")
        if absent and item.get_closest_marker("browser"):
            item.add_marker(missing)


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb: bool) -> bool:
    """On SQLite Django takes what `django_db_modify_db_settings` put there."""
    return django_db_keepdb or connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    if connection.vendor == "sqlite":
        copy_migrated(Path(connection.settings_dict["TEST"]["NAME"]), django_settings.VAR_DIR)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The fixed pages stand before the first test: laying them takes longer than most tests.

    A test with real transactions empties the database; factories lay anew what they miss.
    """
    with django_db_blocker.unblock():
        ensure_tree()
    yield
    if connection.vendor == "sqlite":
        with django_db_blocker.unblock():
            connection.close()
        Path(connection.settings_dict["NAME"]).unlink()


@pytest.fixture(scope="module")
def shared_content(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Path]:
    """For a fixture of a module that lays what all its tests begin with; gives its `VAR_DIR`.

    The tests have their own transactions within the module's, so none sees what another wrote:
    in the database. Objects and files that they may change they copy. Tests with real
    transactions cannot stand in such a module.
    """
    var = tmp_path_factory.mktemp("shared")
    files = {"VAR_DIR": var, "MEDIA_ROOT": var / "media"}
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(**files):
        yield var
        transaction.set_rollback(True)


@pytest.fixture
def only_wagtail(db: None) -> None:
    """The pages that Wagtail's own migrations leave, and none of ours."""
    root = Page.get_first_root_node()
    for page in root.get_children():
        page.delete()
    welcome = root.add_child(instance=Page(title="Welcome to your new Wagtail site!", slug="home"))
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)
    WorkflowPage.objects.create(page=root, workflow=Workflow.objects.get())


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: Path) -> None:
    settings.RATES_FILE = tmp_path / "rates.sqlite3"
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()


@pytest.fixture
def page_cache(settings: Settings) -> None:
    """Pages are cached, as when the portal runs. Needs a database with real transactions."""
    settings.PAGE_CACHE_BYTES = 4_000_000


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    """A portal of its own processes, with the demonstration content and a worker."""
    var = tmp_path_factory.mktemp("portal")
    copy_migrated(var / "portal.sqlite3", django_settings.VAR_DIR)
    with trial_portal(var) as trial:
        yield trial


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    # Chromium's sandbox refuses to run as root, as CI does.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": str(CHROMIUM), "args": sandbox}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], portal: Trial) -> dict[str, Any]:
    return {**browser_context_args, "base_url": portal.url, "locale": "sv-SE"}
