"""Parts of addresses. Importing this makes `<row:…>` known to paths."""

from django.urls import register_converter
from django.urls.converters import IntConverter


class RowIdConverter(IntConverter):
    """The id of a row: no more digits than a database takes, so that a longer number is not found."""

    regex = "[0-9]{1,18}"


register_converter(RowIdConverter, "row")
