"""Pages for what is not there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page, Site

from assignments.models import Topic


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with a search field and every topic as a way on; 410 for a page that was public once."""
    if _was_public(request):
        return render(request, "410.html", status=410)
    return render(request, "404.html", {"topics": Topic.objects.all()}, status=404)


def _was_public(request: HttpRequest) -> bool:
    site = Site.find_for_request(request)
    if site is None:
        return False
    path = request.path.removeprefix("/en/").strip("/")
    address = f"{site.root_page.url_path}{path}/" if path else site.root_page.url_path
    return bool(
        Page.objects.filter(url_path=address, live=False, first_published_at__isnull=False).exists()
    )
