"""Several workers at once, workers that are killed, forms sent twice: nothing twice, nothing lost."""

import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.utils import timezone

from mail.models import Message
from search.alerts import debuts, digests, services
from search.alerts.frequency import Frequency
from search.criteria import Criteria
from search.models import Debut, Match, SavedSearch
from tests.databases import database_url
from tests.factories import AssignmentFactory, OrganisationFactory, SavedSearchFactory, ensure_tree

NOW = datetime(2026, 12, 1, 11, 0, tzinfo=UTC)
THREADS = 4

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]


def at_once(do: Callable[[int], object]) -> list[object]:
    """Run `do(0)`, `do(1)`, … in threads that start together, each with its own connection."""
    barrier = Barrier(THREADS)

    def run(number: int) -> object:
        barrier.wait(timeout=60)
        try:
            return do(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def test_forms_sent_at_once_are_one_saved_search_and_one_mail() -> None:
    ensure_tree()

    def watch(number: int) -> None:
        services.watch(
            Criteria.of("hund"),
            "siv@exempel.se",
            frequency=Frequency.DAILY,
            language="sv",
            now=NOW,
        )

    at_once(watch)
    assert SavedSearch.objects.count() == Message.objects.count() == 1


def test_confirming_and_ending_at_once_ends_it() -> None:
    search = SavedSearchFactory(state="pending", confirmed=None, due=None)
    at_once(lambda n: services.confirm(search, NOW) if n % 2 else services.end(search, NOW))
    search.refresh_from_db()
    assert search.state == "ended"
    assert not services.confirm(search, NOW)


def test_workers_that_meet_tell_of_each_page_once(catch_up: Callable[[], int]) -> None:
    organisation = OrganisationFactory()
    for _ in range(6):
        SavedSearchFactory()
    pages = [AssignmentFactory(parent=organisation).pk for _ in range(5)]
    catch_up()
    now = timezone.now()
    at_once(lambda number: debuts.match_new_pages(now))
    assert Match.objects.count() == 30
    assert not Debut.objects.filter(matched=None).exists()
    at_once(lambda number: digests.send_due(now))
    assert sorted(Message.objects.values_list("to", flat=True)) == sorted(
        SavedSearch.objects.values_list("email", flat=True)
    )
    assert not Match.objects.waiting().exists()
    assert set(Match.objects.values_list("page_id", flat=True)) == set(pages)


def test_what_is_found_while_a_mail_is_sent_is_in_the_next(catch_up: Callable[[], int]) -> None:
    """However the two are interleaved."""
    search = SavedSearchFactory()
    organisation = OrganisationFactory()
    first, later = (AssignmentFactory(parent=organisation) for _ in range(2))
    catch_up()
    now = timezone.now()
    Match.objects.create(search=search, page_id=first.pk, found=now)

    def take(number: int) -> None:
        if number:
            digests.send_due(now)
        else:
            Match.objects.create(search=search, page_id=later.pk, found=now)

    at_once(take)
    digests.send_due(now + timedelta(hours=1))
    listed = Counter(
        page.pk
        for page in (first, later)
        for text in Message.objects.values_list("text", flat=True)
        if page.get_full_url() in text
    )
    assert listed == {first.pk: 1, later.pk: 1}


# Gets ready once, and forks a worker for each number of seconds that it reads: so long one lives.
WORKERS = """
import os, signal, sys, time
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from search import analysis, index_queue
from search.jobs import apply_queue, match_new_pages, send_digests
analysis.warm_up()
index_queue.LEASE = timedelta(seconds=1)  # what a killed worker held comes free soon
for seconds in sys.stdin:
    worker = os.fork()
    while not worker:
        apply_queue()
        match_new_pages(timezone.now())
        send_digests(timezone.now())
        time.sleep(0.02)
    time.sleep(float(seconds))
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)
    print("killed", flush=True)
"""


@pytest.mark.usefixtures("index")
def test_workers_that_are_killed_at_random_lose_nothing_and_send_nothing_twice() -> None:
    """The whole way, from the index queue to the outbox, in processes that die in the middle."""
    chance = random.Random(20261124)
    for _ in range(8):
        SavedSearchFactory()
    organisation = OrganisationFactory()
    pages = []
    with _workers() as live:
        for life in (0.0, 0.05, 0.1, 0.2, 0.4):
            pages += [AssignmentFactory(parent=organisation) for _ in range(4)]
            # Those that have sent may send again at once: not the throttle is tried here.
            SavedSearch.objects.update(due=NOW - timedelta(days=365))
            live(life + chance.uniform(0, 0.1))
        # In the end each has twice the time of the one before, however busy the machine is.
        for life in (1, 2, 4, 8, 16, 32):
            if _unsent(len(pages)):
                SavedSearch.objects.update(due=NOW - timedelta(days=365))
                live(life)
    assert _unsent(len(pages)) == 0
    for search in SavedSearch.objects.all():
        texts = list(search.messages.values_list("text", flat=True))
        told = Counter(page.pk for page in pages for text in texts if f"{page.title}\n" in text)
        # A mail lists so many; with these few, all are in one mail or another, once.
        assert set(told.values()) <= {1}
        assert search.matches.filter(sent__isnull=False).count() == len(pages)


@contextmanager
def _workers() -> Iterator[Callable[[float], None]]:
    """Lets one worker after another live, each for so many seconds."""
    process = subprocess.Popen(  # noqa: S603 our own code
        [sys.executable, "-c", WORKERS],
        cwd=Path(__file__).parents[3],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
            "DATABASE_URL": database_url(),
            "VAR_DIR": str(django_settings.VAR_DIR),
        },
    )
    told, heard = process.stdin, process.stdout
    assert told
    assert heard

    def live(seconds: float) -> None:
        print(seconds, file=told, flush=True)
        assert heard.readline() == "killed\n"

    try:
        yield live
    finally:
        told.close()
        process.wait(timeout=60)
        heard.close()


def _unsent(pages: int) -> int:
    return SavedSearch.objects.count() * pages - Match.objects.exclude(sent=None).count()
