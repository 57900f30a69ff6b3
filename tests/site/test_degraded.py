"""With Elasticsearch configured and away, the search page answers all the same and says so."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from portal.trial import free_port
from tests.site.conftest import Site

LINES = {
    "search": "Sökningen är inte på topp just nu",
    "search in English": "The search is not at its best right now",
}


@pytest.mark.parametrize("name", LINES)
def test_the_page_says_in_one_line_that_a_stand_in_answers(
    site: Site, client: Client, settings: Settings, name: str
) -> None:
    path = f"{site.paths[name]}?q=läxor"
    whole = client.get(path).content.decode()
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{free_port()}"  # nobody listens there
    response = client.get(path)
    assert response.status_code == 200
    degraded = response.content.decode()
    assert "Läs läxor med barn" in degraded
    assert LINES[name] not in whole
    assert len(re.findall(rf'<p class="notice">[^<]*{LINES[name]}', degraded)) == 1


def test_a_site_without_elasticsearch_is_never_degraded(site: Site, client: Client) -> None:
    assert client.get("/api/v1/search/").json()["degraded"] is False
