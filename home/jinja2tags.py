"""What stands on every page, for the base template."""

from django.utils import timezone
from jinja2 import Environment, pass_context
from jinja2.ext import Extension
from jinja2.runtime import Context
from wagtail.images.jinja2tags import image

from home.site import SiteContext, site_context


class HomeExtension(Extension):
    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        # Wagtail's own names, `image` and `picture`, are what templates here call their values.
        environment.globals |= {"image_tag": image, "portal_site": portal_site}


@pass_context
def portal_site(context: Context) -> SiteContext:
    """`portal_site()`: names, menu, footer, crisis call and the other language."""
    return site_context(context["request"], context.get("now") or timezone.now())
