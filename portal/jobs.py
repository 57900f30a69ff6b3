"""The table of what the worker does."""

from datetime import datetime, timedelta
from functools import partial

from django.core.management import call_command

from interests import rates
from interests.jobs import dispose_of_ended, record_answer_times
from mail.jobs import deliver_due, empty_old, free_expired_leases
from portal.cache import generation
from portal.worker import Job
from search.engines import names_in_use
from search.jobs import (
    apply_queue,
    forget_dead_builds,
    forget_saved_searches,
    match_new_pages,
    read_saved_searches,
    send_digests,
)
from search.missed import services as missed
from search.thesaurus.edition import refresh


def publish_scheduled(now: datetime) -> None:
    """Publish and unpublish the pages whose time has come."""
    call_command("publish_scheduled", verbosity=0)


def clear_sessions(now: datetime) -> None:
    """Delete the sessions of editors that have ended."""
    call_command("clearsessions", verbosity=0)


def index_pages(engine: str, now: datetime) -> int:
    return apply_queue(engine)


def refresh_thesaurus(now: datetime) -> None:
    refresh()


JOBS = (
    *(
        Job(
            f"search index of {engine}",
            partial(index_pages, engine),
            timedelta(seconds=0.25),
            again=bool,
            longest_wait=timedelta(seconds=15),
        )
        for engine in names_in_use()
    ),
    Job("search indexes that were left unfinished", forget_dead_builds, timedelta(seconds=5)),
    Job("mail", deliver_due, timedelta(seconds=0.5), again=bool),
    Job("mail leases", free_expired_leases, timedelta(seconds=15)),
    Job("saved searches: new pages", match_new_pages, timedelta(seconds=2), again=bool),
    # A worker that has just begun has read none; after that few are to be read anew.
    Job("saved searches: reading ahead", read_saved_searches, timedelta(minutes=10)),
    Job("saved searches: mails", send_digests, timedelta(seconds=15), again=bool),
    Job("saved searches: retention", forget_saved_searches, timedelta(hours=1), shared=False),
    Job("scheduled pages", publish_scheduled, timedelta(minutes=1), shared=False),
    Job("cache generations", generation.forget_old, timedelta(minutes=10), shared=False),
    # Each machine has files of its own.
    Job("rate limits", rates.forget_past, timedelta(minutes=10)),
    Job("missed searches", missed.bring_over, timedelta(minutes=1)),
    Job("old missed searches", missed.forget_old, timedelta(days=1), shared=False),
    # Whoever searches asks for it too; this is for jobs that read queries by themselves.
    Job("thesaurus", refresh_thesaurus, timedelta(seconds=20)),
    Job("interests kept long enough", dispose_of_ended, timedelta(hours=1), shared=False),
    Job("how fast organisations answer", record_answer_times, timedelta(hours=1), shared=False),
    Job("mails kept long enough", empty_old, timedelta(hours=1), shared=False),
    Job("sessions", clear_sessions, timedelta(days=1), shared=False),
)
