"""Lists by numbered pages, with the total."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

if TYPE_CHECKING:  # REST framework imports this module while it defines its views
    from rest_framework.views import APIView

PAGE_SIZE = 20
MAX_PAGE_SIZE = 100
MAX_PAGE = 1_000_000


class NumberedPagination(BasePagination):
    """`page` from 1 and `page_size`. A page past the last is empty, since lists shrink."""

    page_query_param = "page"
    page_size_query_param = "page_size"

    def paginate_queryset(
        self, queryset: Any, request: Request, view: "APIView | None" = None
    ) -> list[Any]:
        self.page = _number(request, self.page_query_param, default=1, highest=MAX_PAGE)
        self.page_size = _number(
            request, self.page_size_query_param, default=PAGE_SIZE, highest=MAX_PAGE_SIZE
        )
        self.total = queryset.count()
        first = (self.page - 1) * self.page_size
        return list(queryset[first : first + self.page_size]) if first < self.total else []

    def get_paginated_response(self, data: Any) -> Response:
        pages = -(-self.total // self.page_size)
        return Response({"total": self.total, "page": self.page, "pages": pages, "results": data})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return {
            "type": "object",
            "required": ["total", "page", "pages", "results"],
            "properties": {
                "total": {
                    "type": "integer",
                    "minimum": 0,
                    "description": "How many there are.",
                    "example": 1,
                },
                "page": {"type": "integer", "minimum": 1, "example": 1},
                "pages": {"type": "integer", "minimum": 0, "example": 1},
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view: "APIView") -> list[dict[str, Any]]:
        return [
            _parameter(self.page_query_param, "The page, from 1.", 1, MAX_PAGE),
            _parameter(self.page_size_query_param, "How many on a page.", PAGE_SIZE, MAX_PAGE_SIZE),
        ]


def _number(request: Request, name: str, *, default: int, highest: int) -> int:
    sent = request.query_params.getlist(name)
    if not sent:
        return default
    if len(sent) > 1:
        raise ValidationError({name: [_("Give it once.")]}, code="repeated")
    # ASCII digits only, and few: int() also takes signs, spaces and other scripts' digits.
    whole = sent[0].isascii() and sent[0].isdigit() and len(sent[0]) <= 9
    if not whole or not 1 <= int(sent[0]) <= highest:
        message = _("Give a whole number from 1 to %(highest)d.") % {"highest": highest}
        raise ValidationError({name: [message]}, code="out_of_range")
    return int(sent[0])


def _parameter(name: str, description: str, default: int, highest: int) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": description,
        "schema": {"type": "integer", "minimum": 1, "maximum": highest, "default": default},
    }
