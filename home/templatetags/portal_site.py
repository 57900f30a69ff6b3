"""What stands on every page, for the base template."""

from django import template
from django.template import Context
from django.utils import timezone

from home.site import SiteContext, site_context

register = template.Library()


@register.simple_tag(takes_context=True)
def portal_site(context: Context) -> SiteContext:
    """`{% portal_site as site %}`: names, menu, footer, crisis call and the other language."""
    return site_context(context["request"], context.get("now") or timezone.now())
