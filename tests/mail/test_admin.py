"""The outbox in the admin: coordinators read it, nobody writes in it."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from home.roles import Role
from mail.models import Message
from tests.factories import OrganisationFactory
from tests.factories.mail import queued
from tests.factories.people import association_user, user_with_role

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LIST = "/admin/outgoing_mail/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator() -> Client:
    client = Client()
    client.force_login(user_with_role(Role.COORDINATORS))
    return client


def given_up() -> Message:
    message = queued(now=NOW)
    Message.objects.filter(pk=message.pk).update(state="given_up", given_up_at=NOW)
    return message


def test_the_list_masks_whom_the_mails_went_to(coordinator: Client) -> None:
    queued("siv.karlsson@exempel.se", NOW)
    page = coordinator.get(LIST).content.decode()
    assert "s…@exempel.se" in page
    assert "siv.karlsson" not in page


def test_a_mail_can_be_read_as_text_and_as_it_looks(coordinator: Client) -> None:
    message = queued("siv.karlsson@exempel.se", NOW)
    page = coordinator.get(f"{LIST}{message.pk}/").content.decode()
    assert "Vi ses på söndag." in page
    assert "sandbox=" in page
    html = coordinator.get(f"{LIST}{message.pk}/html/")
    assert html.content.decode() == message.html
    assert "sandbox" in html["Content-Security-Policy"]
    assert "default-src 'none'" in html["Content-Security-Policy"]


def test_a_given_up_mail_can_be_tried_again(coordinator: Client) -> None:
    message = given_up()
    assert "retry/" in coordinator.get(f"{LIST}{message.pk}/").content.decode()
    assert coordinator.get(f"{LIST}{message.pk}/retry/").status_code == 405
    assert coordinator.post(f"{LIST}{message.pk}/retry/").status_code == 302
    message.refresh_from_db()
    assert message.state == Message.State.QUEUED


@pytest.mark.parametrize("path", ["", "{pk}/", "{pk}/html/"])
def test_associations_and_editors_see_no_mails(path: str) -> None:
    message = given_up()
    url = LIST + path.format(pk=message.pk)
    for user in (association_user(OrganisationFactory()), user_with_role(Role.EDITORS)):
        client = Client()
        client.force_login(user)
        assert client.get(url).status_code in (302, 403)
        assert client.post(f"{LIST}{message.pk}/retry/").status_code in (302, 403)
    message.refresh_from_db()
    assert message.state == Message.State.GIVEN_UP
