"""Reading the interest settings of the default site."""

from wagtail.models import Site

from interests.models import InterestSettings


def interest_settings() -> InterestSettings:
    """The settings of the default site; their defaults when there is no site yet."""
    site = Site.objects.filter(is_default_site=True).first()
    settings: InterestSettings = InterestSettings.for_site(site) if site else InterestSettings()
    return settings


def coordinator_email() -> str:
    """Where word of undelivered mails goes; empty when nobody is named."""
    return str(interest_settings().coordinator_email)
