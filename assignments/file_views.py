"""What is served beside the pages: calendar files and robots.txt."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from assignments.calendar import calendar
from assignments.models import AssignmentPage
from assignments.occasions import coming_occasions


@require_safe
def assignment_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The coming occasions of an assignment that residents may find. 404 where there are none."""
    now = timezone.now()
    page = AssignmentPage.objects.findable(now).with_relations().filter(pk=pk).first()
    occasions = coming_occasions(page, now) if page else []
    if page is None or not occasions:
        raise Http404
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    response = HttpResponse(
        calendar([(page, occasions)], host, now), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{page.slug}.ics"'
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read but the admin, the API and the endless combinations of filters."""
    with override(settings.LANGUAGE_CODE):
        closed = [reverse("wagtailadmin_home"), "/api/", "/*?"]
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in closed),
        "",
        f"Sitemap: {settings.BASE_URL}{reverse('sitemap')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
