"""What the editors call the portal, for what is no page and so has no template of the site's."""

from django.conf import settings
from django.utils.module_loading import import_string


def portal_name() -> str:
    """`PORTAL_NAME` is the dotted path of a function that knows it."""
    path = getattr(settings, "PORTAL_NAME", "")
    return str(import_string(path)()) if path else str(settings.WAGTAIL_SITE_NAME)
