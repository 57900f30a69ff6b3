"""Personal identity numbers are found wherever they are typed; telephone numbers are not them."""

import pytest

from interests.identity import has_identity_number


@pytest.mark.parametrize(
    "text",
    [
        "811218-9876",  # the Tax Agency's own example
        "19811218-9876",
        "198112189876",
        "8112189876",
        "811218 9876",
        "Mitt personnummer är 19811218-9876.",
        "811218+9876",
        "701063-2391",  # a coordination number: 60 added to the day
        "811218–9876",
        "070123-4567",
    ],
)
def test_found(text: str) -> None:
    assert has_identity_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "070-123 45 67",
        "0701234567",
        "+46 70 123 45 67",
        "0046701234567",
        "042-10 50 00",
        "8112189877",  # ten digits with the wrong check digit
        "556036-0793",  # an organisation
        "Jag kan 29 november kl 10-13",
        "20261129",
        "1234567890123456",
        "",
    ],
)
def test_not_found(text: str) -> None:
    assert not has_identity_number(text)
