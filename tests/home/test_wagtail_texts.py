"""What Wagtail says in English alone, our catalogue says in Swedish."""

import json
from pathlib import Path

import pytest
import wagtail
import wagtail.admin
from babel.messages.pofile import read_po
from django.conf import settings
from django.test import Client
from wagtail.users.models import UserProfile

from home.wagtail_texts import COUNTED, SAID_PLAINLY, SCRIPT_TEXTS, TEXTS
from tests.factories import Role, user_with_role

SWEDISH = "locale/sv/LC_MESSAGES/django.po"
# What such a text is made of is seen only where it is pickled.
NAMED = {*TEXTS, *(text.__reduce__()[1][-1]["singular"] for text in COUNTED)}


def _texts(path: Path) -> dict[str, bool]:
    """Each text of a catalogue, and whether it is translated."""
    with path.open("rb") as file:
        messages = list(read_po(file))
    found: dict[str, bool] = {}
    for message in messages:
        # Both are tuples where the text goes with a number.
        text = message.id if isinstance(message.id, str) else message.id[0]
        said = message.string
        whole = bool(said) if isinstance(said, str) else bool(said) and all(said or ())
        found[text] = whole and not message.fuzzy
    return found


@pytest.fixture(scope="module")
def missing() -> set[str]:
    """What Wagtail has in English and not in Swedish."""
    root = Path(wagtail.__file__).parent
    lacking: set[str] = set()
    translated: set[str] = set()
    for english in root.glob("**/locale/en/LC_MESSAGES/django.po"):
        swedish = _texts(english.parents[2] / "sv/LC_MESSAGES/django.po")
        for text in _texts(english):
            (translated if swedish.get(text) else lacking).add(text)
    return lacking


def test_only_what_wagtail_lacks_is_named(missing: set[str]) -> None:
    assert NAMED - missing == set()


def test_of_scripts_too() -> None:
    """What is said with a number is left: an association meets none of it."""
    root = Path(wagtail.admin.__file__).parent / "locale"
    english, swedish = (
        _texts(root / language / "LC_MESSAGES/djangojs.po") for language in ("en", "sv")
    )
    lacking = {text for text in english if text and not swedish.get(text) and "%(" not in text}
    assert lacking == set(SCRIPT_TEXTS)


@pytest.mark.django_db
def test_the_admins_scripts_get_them_in_the_editors_language(client: Client) -> None:
    user = user_with_role(Role.EDITORS)
    client.force_login(user)
    assert json.dumps("Ändringarna har sparats.") in client.get("/admin/jsi18n/").content.decode()
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
    assert "Changes have been autosaved." in client.get("/admin/jsi18n/").content.decode()


def test_all_that_is_named_is_translated() -> None:
    ours = _texts(settings.BASE_DIR / SWEDISH)
    assert {text for text in (*NAMED, *SCRIPT_TEXTS, *SAID_PLAINLY) if not ours.get(text)} == set()
