"""Parts of addresses."""

from django.urls.converters import IntConverter


class RowIdConverter(IntConverter):
    """The id of a row: no more digits than a database takes, so that a longer number is not found."""

    regex = "[0-9]{1,18}"
