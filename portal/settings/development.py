"""One machine, one developer: `make run`."""

from django.core.management.utils import get_random_secret_key

from portal import environment
from portal.settings.base import *
from portal.settings.base import MEDIA_URL, VAR_DIR

DEBUG = environment.flag("DEBUG", default=True)


def _development_secret() -> str:
    """A key of this machine's own, made once and kept under var/."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        path.write_text(get_random_secret_key())
        path.chmod(0o600)
    return path.read_text().strip()


SERVE_MEDIA = MEDIA_URL.startswith("/")
# Style sheets as they are now, whether DEBUG is on or off.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

SECRET_KEY = environment.text("SECRET_KEY") or _development_secret()

# Django's own logging is silent where DEBUG is off, as it is in the server of `make run`.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
