"""Calling the API in tests."""

from typing import Any

from django.test import Client

from portal.api.problems import CONTENT_TYPE


def get(client: Client, address: str, status: int = 200) -> Any:
    """The JSON at `address`, answered with `status`; an error must be a problem."""
    response = client.get(address)
    assert response.status_code == status, response.content
    if status >= 400:
        assert response["Content-Type"] == CONTENT_TYPE
        assert response.json()["status"] == status
    assert not response.cookies
    return response.json()


def ids(client: Client, address: str) -> list[Any]:
    """The ids in a list of the API."""
    return [row["id"] for row in get(client, address)["results"]]


def faults(client: Client, address: str) -> dict[str, str]:
    """Of a request that is refused with 400: the parameters at fault, with the codes."""
    return {error["parameter"]: error["code"] for error in get(client, address, 400)["errors"]}
