"""What the scripts of Wagtail's admin say: its own catalogue, and of ours what that lacks."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.localization import get_localized_response

from home.wagtail_texts import SCRIPT_TEXTS


class _Catalogue(JavaScriptCatalog):
    packages = ["wagtail.admin"]

    def get_catalog(self) -> dict[str, Any]:
        ours = {text: gettext(text) for text in SCRIPT_TEXTS}
        return ours | dict(super().get_catalog())


_catalogue = _Catalogue.as_view()


def script_texts(request: HttpRequest) -> HttpResponse:
    """In the language of the editor's profile."""
    response: HttpResponse = get_localized_response(_catalogue, request)
    return response
