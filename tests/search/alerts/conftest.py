"""What the worker does for saved searches, turn by turn."""

from collections.abc import Callable
from datetime import datetime

import pytest

from mail.models import Message
from search.alerts import debuts, digests

Turn = Callable[[datetime], list[Message]]


@pytest.fixture
def turn(catch_up: Callable[[], int]) -> Turn:
    """Index, compare and send all that is due; gives the mails that this put into the outbox."""

    def take(now: datetime) -> list[Message]:
        before = set(Message.objects.values_list("pk", flat=True))
        catch_up()
        while debuts.match_new_pages(now):
            pass
        while digests.send_due(now):
            pass
        return list(Message.objects.exclude(pk__in=before).order_by("pk"))

    return take
