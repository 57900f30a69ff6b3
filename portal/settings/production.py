"""In front of residents: every secret from the environment, HTTPS only."""

from portal.settings.base import *  # noqa: F403
from portal.settings.base import env

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
