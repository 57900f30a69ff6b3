"""Reading the interest settings of the default site."""

from interests.models import InterestSettings


def interest_settings() -> InterestSettings:
    """The settings of the default site; their defaults as long as nobody has saved any."""
    settings = InterestSettings.objects.filter(site__is_default_site=True).first()
    return settings or InterestSettings()


def coordinator_email() -> str:
    """Where word of undelivered mails goes; empty when nobody is named."""
    return str(interest_settings().coordinator_email)
