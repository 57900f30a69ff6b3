"""The language of a response, by its path alone.

Django's LocaleMiddleware also looks at cookies and Accept-Language, and so has to send
`Vary: Accept-Language`: one address would be two pages. The admin chooses by the editor's profile
and the API by `lang`; both do that themselves, inside of this.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

GetResponse = Callable[[HttpRequest], HttpResponse]


def language_of(path: str) -> str:
    """`/en/…` is English; everything else is the site's own language."""
    first = path.lstrip("/").partition("/")[0]
    others = {code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE}
    return first if first in others else settings.LANGUAGE_CODE


def language_middleware(get_response: GetResponse) -> GetResponse:
    def respond(request: HttpRequest) -> HttpResponse:
        language = language_of(request.path_info)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = get_response(request)
        response.setdefault("Content-Language", language)
        return response

    return respond
