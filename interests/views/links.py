"""What signed links open, and the page of those that open nothing."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from interests.models import Interest
from interests.private_pages import private
from interests.settings import interest_settings


def find_interest(reference: str) -> Interest:
    """The interest with its assignment. Raises Interest.DoesNotExist."""
    return Interest.objects.select_related("assignment__organisation").get(reference=reference)


def broken_link(request: HttpRequest) -> HttpResponseBase:
    """A signed link that does not open anything: why that may be, and what to do."""
    context = {"coordinator": interest_settings().coordinator_email}
    return private(render(request, "pages/interest_broken_link.html", context, status=404))
