"""The language is in the path alone."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from portal.language import language_of
from tests.factories import ensure_tree


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "sv"),
        ("/en/", "en"),
        ("/en", "en"),
        ("/en/uppdrag/", "en"),
        ("/english/", "sv"),
        ("/EN/", "sv"),
        ("/uppdrag/en/", "sv"),
        ("/sv/", "sv"),
    ],
)
def test_language_of_a_path(path: str, language: str) -> None:
    assert language_of(path) == language


@given(st.text())
def test_every_path_has_a_language(path: str) -> None:
    assert language_of(path) in {"sv", "en"}


@pytest.mark.django_db
def test_neither_header_nor_cookie_chooses(client: Client) -> None:
    ensure_tree()
    response = client.get("/", headers={"accept-language": "en", "cookie": "django_language=en"})
    assert response["Content-Language"] == "sv"
    assert "language" not in response.get("Vary", "").lower()
    assert client.get("/en/")["Content-Language"] == "en"
