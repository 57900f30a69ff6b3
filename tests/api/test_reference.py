import html5lib
import pytest
from django.test import Client

from home.tree import ensure_tree
from portal.api.problem_types import PROBLEM_TYPES
from portal.api.reference import sections

pytestmark = pytest.mark.django_db


def test_every_operation_and_problem_is_explained(client: Client) -> None:
    ensure_tree()

    response = client.get("/api/")

    page = response.content.decode()
    assert response.status_code == 200
    assert not response.cookies
    for section in sections():
        assert section.operations
        for operation in section.operations:
            assert f'id="{operation.key}"' in page
            assert operation.path in page
    # The `type` of a problem leads to its explanation.
    for problem in PROBLEM_TYPES.values():
        assert f'id="{problem.uri.partition("#")[2]}"' in page


def test_the_page_is_valid_and_in_english(client: Client) -> None:
    ensure_tree()

    page = client.get("/api/").content.decode()

    html5lib.HTMLParser(strict=True).parse(page)
    assert '<html lang="en">' in page
    assert page.count("<h1>") == 1
