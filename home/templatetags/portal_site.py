"""What stands on every page, for the base template."""

from django import template
from django.template import Context
from django.utils import timezone

from home.models import SiteSettings
from home.site import SiteContext, site_context

register = template.Library()


@register.simple_tag(takes_context=True)
def portal_site(context: Context) -> SiteContext:
    """`{% portal_site as site %}`: names, menu, footer, crisis call and the other language."""
    return site_context(context["request"], context.get("now") or timezone.now())


@register.simple_tag(takes_context=True)
def portal_name(context: Context) -> str:
    """`{% portal_name %}`: what the editors call the portal. For the admin's own pages."""
    request = context.get("request")
    settings = SiteSettings.for_request(request) if request else SiteSettings()
    return str(settings.name)
