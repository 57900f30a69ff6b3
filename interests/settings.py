"""Reading the interest settings of the default site."""

from typing import Any

from django.core.cache import caches

from interests.models import InterestSettings


def interest_settings() -> InterestSettings:
    """The settings of the default site; their defaults as long as nobody has saved any."""
    settings: Any = caches["content"].get_or_set("interest-settings", _read)
    return settings or InterestSettings()


def _read() -> InterestSettings | None:
    return InterestSettings.objects.filter(site__is_default_site=True).first()


def coordinator_email() -> str:
    """Where word of undelivered mails goes; empty when nobody is named."""
    return str(interest_settings().coordinator_email)
