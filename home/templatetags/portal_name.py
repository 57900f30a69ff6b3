"""The portal's name, for the admin's own pages."""

from django import template
from django.template import Context

from home.models import SiteSettings

register = template.Library()


@register.simple_tag(takes_context=True)
def portal_name(context: Context) -> str:
    """`{% portal_name %}`: what the editors call the portal."""
    request = context.get("request")
    settings = SiteSettings.for_request(request) if request else SiteSettings()
    return str(settings.name)
