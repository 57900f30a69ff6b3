"""The icon, and pages for what is not there."""

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from assignments.models import Topic
from home.moved import moved_to


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look that have met no page with its link: a feed, a calendar, the API."""
    response = HttpResponseRedirect(static("img/ikon-180.png"))
    response["Cache-Control"] = "public, max-age=86400"
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Where the page has gone; else 410 for one that was public once, else 404 with ways on."""
    if target := moved_to(request, timezone.now()):
        kind = HttpResponsePermanentRedirect if target.permanent else HttpResponseRedirect
        return kind(target.url)
    if _was_public(request):
        return render(request, "410.html", status=410)
    return render(request, "404.html", {"topics": Topic.objects.all()}, status=404)


def _was_public(request: HttpRequest) -> bool:
    site = Site.find_for_request(request)
    # PostgreSQL cannot be asked for the null character.
    if site is None or "\0" in request.path:
        return False
    path = request.path.removeprefix("/en/").strip("/")
    address = f"{site.root_page.url_path}{path}/" if path else site.root_page.url_path
    return bool(
        Page.objects.filter(url_path=address, live=False, first_published_at__isnull=False).exists()
    )
