"""What the pages of public forms and signed links have in common: see interests/guard.py."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from interests.guard import is_from_here


class PrivatePage(View):
    """A page for one person's eyes: nothing on the way stores it, no search engine lists it.

    Exempt from Django's CSRF check, which needs a cookie; `guard.is_from_here` stands instead.

    `any_origin`: it is also for those who send without a browser, whom a token in the address
    alone lets in.
    """

    any_origin: ClassVar[bool] = False

    @method_decorator(csrf_exempt)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and not (self.any_origin or is_from_here(request)):
            return private(render(request, "pages/interest_refused.html", status=403))
        return private(super().dispatch(request, *args, **kwargs))


def private(response: HttpResponseBase) -> HttpResponseBase:
    """Keep a response out of caches and search engines."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def error_links(form: Form) -> Iterator[tuple[str, str]]:
    """(field's id, message) of every error, in the order of the page."""
    for name in form.fields:
        for message in form.errors.get(name, []):
            yield form[name].id_for_label or f"id_{name}", str(message)


def see_other(url: str) -> HttpResponse:
    """303: the browser goes there by GET, and a reload sends nothing again."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response
