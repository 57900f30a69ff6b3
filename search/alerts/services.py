"""Changes of state of a saved search, each with its mail in one transaction."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Count, Q

from mail.models import Message
from mail.services import enqueue
from search.alerts import emails
from search.alerts.frequency import Frequency, first_due
from search.alerts.retention import ENDED, TOLD, UNCONFIRMED
from search.criteria import Criteria, Sort
from search.models import Match, SavedSearch
from search.models.saved import query_hash

State = SavedSearch.State

# Two that meet resolve in the second round; more only when many send the same at once.
ROUNDS = 5

# The form is open to all, and so is the address that is typed into it: nobody is to be flooded.
MOST_A_DAY = 5  # searches of one address that a mail is sent about
AGAIN_AFTER = timedelta(minutes=10)  # for whoever lost the first mail

MOST_REFUSED = 3  # mails that the recipient's server refused for good


def kept(criteria: Criteria) -> Criteria:
    """What is kept of criteria: no order, no page, and never the position that they are near to."""
    return replace(criteria, near=None).sorted_by(Sort.RELEVANCE)


def saved_query(criteria: Criteria) -> str:
    """The criteria as they are kept."""
    return kept(criteria).query_string()


def watch(
    criteria: Criteria, email: str, *, frequency: Frequency, language: str, now: datetime
) -> None:
    """Save a search, or find the one that stands, and send its owner the way to it.

    The sender is not told which of the two it was, nor that an address has had enough mails.
    """
    query = saved_query(criteria)
    for _round in range(ROUNDS - 1):
        try:
            return _watch(query, email, frequency, language, now)
        except IntegrityError:
            # Someone else's commit came between our look and our insert: look again.
            continue
    return _watch(query, email, frequency, language, now)


def _watch(query: str, email: str, frequency: Frequency, language: str, now: datetime) -> None:
    email_key = email.strip().casefold()
    standing = SavedSearch.objects.standing().of(email_key, query).first()
    search = standing or SavedSearch(
        query=query,
        query_hash=query_hash(query),
        email=email,
        email_key=email_key,
        created=now,
    )
    before = None if standing is None else standing.asked
    if search.state == State.PENDING:
        search.language, search.frequency = language, frequency
    search.asked = now
    # Rendered whether or not it will be sent, so that the time it takes tells nothing.
    mail = emails.asked(search, now)
    with transaction.atomic(durable=True):
        if before is not None and before > now - AGAIN_AFTER:
            return
        if _asked_lately(email_key, now) >= MOST_A_DAY:
            return
        if before is None:
            search.save(force_insert=True)
        elif not (
            SavedSearch.objects.standing()
            .filter(pk=search.pk, asked=before)
            .update(asked=now, language=search.language, frequency=search.frequency)
        ):
            return  # asked for twice at the same moment
        search.messages.add(enqueue(mail, now))


def _asked_lately(email_key: str, now: datetime) -> int:
    lately = SavedSearch.objects.filter(email_key=email_key, asked__gt=now - timedelta(days=1))
    return lately.count()


def confirm(search: SavedSearch, now: datetime) -> bool:
    """Begin to send. False when it is not pending."""
    due = first_due(Frequency(search.frequency), now, None)
    return _move(search, (State.PENDING,), state=State.ACTIVE, confirmed=now, due=due)


def change(search: SavedSearch, frequency: Frequency, now: datetime) -> bool:
    """Send as often as said from now on. False when it is not active."""
    due = first_due(frequency, now, search.last_sent)
    return _move(search, (State.ACTIVE,), frequency=frequency, due=due)


def end(search: SavedSearch, now: datetime) -> bool:
    """Send nothing more. False when it has ended before."""
    with transaction.atomic():
        if not _move(search, (State.PENDING, State.ACTIVE), state=State.ENDED, ended=now):
            return False
        Match.objects.filter(search=search).delete()
    return True


def _move(search: SavedSearch, states: tuple[State, ...], **changes: object) -> bool:
    return bool(SavedSearch.objects.filter(pk=search.pk, state__in=states).update(**changes))


def forget(now: datetime) -> int:
    """Delete what need not be kept, and end those whose address takes no mail.

    Returns how many saved searches were deleted.
    """
    refused = Q(messages__state=Message.State.GIVEN_UP, messages__refused=True)
    for search in (
        SavedSearch.objects.active()
        .annotate(refusals=Count("messages", filter=refused))
        .filter(refusals__gte=MOST_REFUSED)
    ):
        end(search, now)
    past = Q(state=State.PENDING, asked__lte=now - UNCONFIRMED) | Q(
        state=State.ENDED, ended__lte=now - ENDED
    )
    with transaction.atomic():
        searches = list(SavedSearch.objects.select_for_update().filter(past))
        Message.objects.filter(saved_searches__in=searches).delete()
        SavedSearch.objects.filter(pk__in=[search.pk for search in searches]).delete()
    Message.objects.filter(
        saved_searches__isnull=False, state=Message.State.SENT, sent_at__lte=now - TOLD
    ).delete()
    Match.objects.filter(found__lte=now - TOLD).delete()
    return len(searches)
