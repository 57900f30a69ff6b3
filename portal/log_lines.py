"""Logs of production: one JSON object a line, without personal data.

Addresses of requests are left out, since signed links and search words stand in them: the route
is told instead. E-mail addresses are taken out of all texts.
"""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

_EMAIL = re.compile(r"[^\s<>\"'(),:;=]+@[^\s<>\"'(),:;=]+")
# PostgreSQL quotes the values of the row that broke a rule.
_ROW_VALUES = re.compile(r"^(DETAIL|CONTEXT):.*$", re.MULTILINE)


def without_personal_data(text: str) -> str:
    return _ROW_VALUES.sub(r"\1: …", _EMAIL.sub("<e-mail>", text))


class JsonFormatter(logging.Formatter):
    """time (UTC), level, logger, message; of a request its method, route and status; exception."""

    def format(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "process": record.process,
        }
        if request is None:
            line["message"] = without_personal_data(record.getMessage())
        else:
            # The message of Django's own records ends with the path.
            line["message"] = str(record.msg).replace(": %s", "")
            line["method"] = getattr(request, "method", None)
            line["route"] = _route(request)
            line["status"] = getattr(record, "status_code", None)
        if record.exc_info:
            line["exception"] = without_personal_data(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def _route(request: Any) -> str | None:
    match = getattr(request, "resolver_match", None)
    return match.route if match else None


def json_logging(level: str) -> dict[str, Any]:
    """Django's LOGGING: everything of `level` and above on standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonFormatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # Its own handlers would write lines of another form, and mail tracebacks.
            "django": {"handlers": [], "propagate": True},
            # What visitors ask for wrongly is no event of ours.
            "django.request": {"level": "ERROR", "propagate": True},
            "django.security.DisallowedHost": {"handlers": [], "propagate": False},
            # Each failed try with its traceback; what comes of it is told once by our own.
            "elastic_transport": {"level": "ERROR", "propagate": True},
            # Of each page that is saved four lines, which say nothing of it.
            "django_tasks": {"level": "WARNING", "propagate": True},
        },
    }
