"""Production's logs: one JSON object a line, without personal data."""

import json
import logging
import sys
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from portal.log_lines import JsonFormatter, without_personal_data


def line(record: logging.LogRecord) -> dict[str, object]:
    text = JsonFormatter().format(record)
    assert "\n" not in text
    return dict(json.loads(text))


def record(message: str, *args: object, **extra: object) -> logging.LogRecord:
    made = logging.LogRecord("mail", logging.ERROR, "x.py", 1, message, args, None)
    made.__dict__.update(extra)
    return made


def test_a_line_tells_when_how_grave_and_what() -> None:
    told = line(record("%d mails\nwait", 3))
    assert told["level"] == "ERROR"
    assert told["message"] == "3 mails\nwait"
    assert str(told["time"]).endswith("+00:00")


def test_of_a_request_it_tells_the_route_and_not_the_address() -> None:
    request = SimpleNamespace(
        method="GET", resolver_match=SimpleNamespace(route="intresse/folj/<str:token>/")
    )
    told = line(
        record("%s: %s", "Internal Server Error", "/intresse/folj/secret/", request=request)
    )
    assert told["route"] == "intresse/folj/<str:token>/"
    assert "secret" not in json.dumps(told)


def test_addresses_and_rows_are_taken_out_of_exceptions() -> None:
    message = "no room\nDETAIL:  Key (email)=(siv@example.org) exists, 070-123 45 67"
    try:
        raise ValueError(message)
    except ValueError:
        broken = record("Failed for siv@example.org", exc_info=sys.exc_info())
    told = json.dumps(line(broken))
    assert "no room" in told
    assert "siv@" not in told
    assert "070" not in told


@given(st.text(), st.text())
def test_no_address_remains(before: str, after: str) -> None:
    assert "siv@example.org" not in without_personal_data(f"{before} siv@example.org {after}")
