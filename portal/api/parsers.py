"""Request bodies: JSON, and not too much of it."""

from collections.abc import Mapping
from io import BytesIO
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser


class PayloadTooLarge(APIException):
    status_code = 413
    default_code = "payload_too_large"
    default_detail = _("The body is too large.")


class BoundedJSONParser(JSONParser):
    """JSON of at most API_MAX_BODY_BYTES; what is longer is refused without being read."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        limit = settings.API_MAX_BODY_BYTES
        content = stream.read(limit + 1)
        if len(content) > limit:
            raise PayloadTooLarge
        # JSON is UTF-8, whatever charset the header tells.
        context = {**(parser_context or {}), "encoding": "utf-8"}
        try:
            return super().parse(BytesIO(content), media_type, context)
        except RecursionError as error:
            raise ParseError(_("The JSON is nested too deeply.")) from error
