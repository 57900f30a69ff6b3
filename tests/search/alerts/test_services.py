"""A saved search from the form until it is gone."""

from datetime import UTC, datetime, timedelta

import pytest

from mail.models import Message
from search.alerts import services
from search.alerts.frequency import Frequency
from search.criteria import Criteria, Sort
from search.models import Match, SavedSearch
from tests.factories import SavedSearchFactory, TopicFactory
from tests.factories.mail import queued

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 12, 1, 11, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
HUNDAR = Criteria.of("hundar", topic=["djur"])


@pytest.fixture(autouse=True)
def _topic() -> None:
    TopicFactory(slug="djur", name_sv="Djur")


def watch(
    criteria: Criteria = HUNDAR,
    email: str = "siv@exempel.se",
    now: datetime = NOW,
    frequency: Frequency = Frequency.DAILY,
) -> list[Message]:
    before = set(Message.objects.values_list("pk", flat=True))
    services.watch(criteria, email, frequency=frequency, language="sv", now=now)
    return list(Message.objects.exclude(pk__in=before))


def test_it_waits_until_its_owner_confirms() -> None:
    (mail,) = watch()
    search = SavedSearch.objects.get()
    assert (search.state, search.query) == ("pending", "q=hundar&topic=djur")
    assert mail.kind == "search_confirm"
    assert "”hundar”, Djur" in mail.text
    assert list(search.messages.all()) == [mail]
    assert services.confirm(search, NOW)
    search.refresh_from_db()
    assert search.state == "active"
    assert search.due == datetime(2026, 12, 2, 6, 0, tzinfo=UTC)
    assert not services.confirm(search, NOW)


def test_order_and_page_are_no_part_of_it() -> None:
    watch(HUNDAR.sorted_by(Sort.NEWEST).on_page(7))
    watch(HUNDAR, now=NOW + DAY)
    assert SavedSearch.objects.get().query == "q=hundar&topic=djur"


def test_the_same_search_of_the_same_address_is_one() -> None:
    assert len(watch(email="Siv@Exempel.se")) == 1
    assert watch(now=NOW + MINUTE) == []
    # The first mail was lost: the next attempt sends another.
    (again,) = watch(now=NOW + 11 * MINUTE, frequency=Frequency.WEEKLY)
    assert again.kind == "search_confirm"
    assert SavedSearch.objects.get().frequency == "weekly"


def test_who_watches_it_already_gets_the_way_to_it_and_nothing_changes() -> None:
    watch()
    services.confirm(SavedSearch.objects.get(), NOW)
    (mail,) = watch(now=NOW + DAY, frequency=Frequency.WEEKLY)
    assert mail.kind == "search_standing"
    search = SavedSearch.objects.get()
    assert (search.state, search.frequency) == ("active", "daily")


def test_one_that_has_ended_can_be_begun_anew() -> None:
    watch()
    services.end(SavedSearch.objects.get(), NOW)
    (mail,) = watch(now=NOW + MINUTE)
    assert mail.kind == "search_confirm"
    assert SavedSearch.objects.count() == 2


def test_an_address_is_not_flooded_by_whoever_types_it() -> None:
    sent = [watch(Criteria.of(f"ord{number}")) for number in range(9)]
    assert [len(mails) for mails in sent] == [1] * services.MOST_A_DAY + [0] * 4
    assert SavedSearch.objects.count() == services.MOST_A_DAY
    assert len(watch(email="annan@exempel.se")) == 1
    assert len(watch(Criteria.of("i morgon"), now=NOW + DAY + MINUTE)) == 1


def test_a_query_longer_than_an_index_takes_is_saved() -> None:
    watch(Criteria.of("å" * 200))
    assert len(SavedSearch.objects.get().query) > 1000


def test_changing_how_often_moves_the_next_mail() -> None:
    search = SavedSearchFactory(frequency=Frequency.WEEKLY, due=NOW + 6 * DAY)
    assert services.change(search, Frequency.AT_ONCE, NOW)
    search.refresh_from_db()
    assert search.due == NOW
    SavedSearch.objects.update(last_sent=NOW - 10 * MINUTE)
    search.refresh_from_db()
    services.change(search, Frequency.AT_ONCE, NOW)
    search.refresh_from_db()
    assert search.due == NOW + 50 * MINUTE


def test_ending_it_ends_what_waits() -> None:
    search = SavedSearchFactory()
    Match.objects.create(search=search, page_id=7, found=NOW)
    assert services.end(search, NOW)
    assert not services.end(search, NOW)
    assert not Match.objects.exists()
    assert not services.change(search, Frequency.DAILY, NOW)


def test_what_need_not_be_kept_is_deleted_with_its_mails() -> None:
    kept = SavedSearchFactory()
    standing = queued(now=NOW)
    pending = SavedSearchFactory(state="pending", confirmed=None, due=None, asked=NOW - 2 * DAY)
    ended = SavedSearchFactory(state="ended", ended=NOW - timedelta(hours=23))
    for search in (kept, pending, ended):
        search.messages.add(queued(search.email, now=NOW))
    assert services.forget(NOW) == 0
    assert services.forget(NOW + DAY + MINUTE) == 2
    assert list(SavedSearch.objects.all()) == [kept]
    assert set(Message.objects.all()) == {standing, kept.messages.get()}


def test_old_digests_and_what_was_told_are_deleted_while_the_search_goes_on() -> None:
    search = SavedSearchFactory()
    Match.objects.create(search=search, page_id=7, found=NOW, sent=NOW)
    Match.objects.create(search=search, page_id=8, found=NOW)
    search.messages.add(queued(now=NOW))
    Message.objects.update(state="sent", sent_at=NOW)
    services.forget(NOW + 29 * DAY)
    assert Match.objects.count() == 2
    services.forget(NOW + 31 * DAY)
    assert not Match.objects.exists()
    assert not Message.objects.exists()
    assert SavedSearch.objects.get().state == "active"


def test_an_address_that_takes_no_mail_gets_no_more() -> None:
    dead, alive = SavedSearchFactory(), SavedSearchFactory()
    for number in range(services.MOST_REFUSED):
        dead.messages.add(_given_up(refused=True))
        alive.messages.add(_given_up(refused=number > 0))
    services.forget(NOW)
    dead.refresh_from_db()
    alive.refresh_from_db()
    assert (dead.state, alive.state) == ("ended", "active")


def _given_up(*, refused: bool) -> Message:
    message = queued(now=NOW)
    Message.objects.filter(pk=message.pk).update(state="given_up", given_up_at=NOW, refused=refused)
    return message
