"""Two that send at the same time, with real connections."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from django.db import connection

from interests import services
from interests.entry import Entry
from interests.models import Interest, Submission
from interests.states import Answer
from mail.models import Message
from tests.factories import AssignmentFactory, ContactFactory

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
THREADS = 6

pytestmark = [
    pytest.mark.concurrency,
    pytest.mark.django_db(transaction=True),
]


def at_once(do: Callable[[int], object]) -> list[object]:
    """Run `do(0)`, `do(1)`, … in threads that start together, each with its own connection."""
    barrier = Barrier(THREADS)

    def run(number: int) -> object:
        barrier.wait(timeout=30)
        try:
            return do(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def register(assignment_id: int, nonce: str, email: str = "siv@exempel.se") -> bool:
    entry = Entry(name="Siv Karlsson", email=email)
    return services.register_interest(
        assignment_id, entry, nonce=nonce, language="sv", now=NOW
    ).created


def test_the_same_form_sent_many_times_at_once_is_one_interest() -> None:
    page = AssignmentFactory(contacts=[ContactFactory()])
    created = at_once(lambda number: register(page.pk, "the same nonce"))
    assert sum(map(bool, created)) == 1
    assert Interest.objects.count() == Submission.objects.count() == 1
    assert Message.objects.count() == 2


def test_many_forms_of_one_address_at_once_are_one_interest() -> None:
    page = AssignmentFactory(contacts=[ContactFactory()])
    created = at_once(lambda number: register(page.pk, f"nonce {number}"))
    assert sum(map(bool, created)) == 1
    assert Interest.objects.count() == 1
    assert Submission.objects.count() == THREADS
    assert Message.objects.count() == 2


def test_different_people_at_once_all_get_through() -> None:
    page = AssignmentFactory(contacts=[ContactFactory()])
    at_once(lambda number: register(page.pk, f"nonce {number}", f"person{number}@exempel.se"))
    assert Interest.objects.count() == THREADS
    assert Message.objects.count() == 2 * THREADS


def test_answers_at_once_are_one_answer() -> None:
    page = AssignmentFactory(contacts=[ContactFactory()])
    register(page.pk, "n")
    answered = at_once(
        lambda number: services.answer(
            Interest.objects.get(), Answer.WELCOME, "", recipient=0, now=NOW
        )
    )
    assert sum(map(bool, answered)) == 1
    assert Message.objects.filter(kind="interest_answered").count() == 1
