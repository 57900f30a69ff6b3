"""In front of residents: every secret from the environment, HTTPS only."""

from datetime import timedelta
from urllib.parse import urlsplit

from portal import environment
from portal.log_lines import json_logging
from portal.settings.base import *
from portal.settings.base import TRUSTED_PROXY_COUNT

DEBUG = False
SECRET_KEY = environment.secret_key()

environment.required("BASE_URL", "the portal's address, like https://goragott.example.org")
BASE_URL = environment.base_url("BASE_URL", schemes=("https",))
ALLOWED_HOSTS = environment.hosts(
    "ALLOWED_HOSTS", [urlsplit(BASE_URL).hostname or ""], any_host=False
)
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# TLS ends at the proxy, which says so; without one in front the header is not believed.
if TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds())
SECURE_HSTS_INCLUDE_SUBDOMAINS = environment.flag("HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = SECURE_HSTS_INCLUDE_SUBDOMAINS
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

# Names that change with the content, so that browsers may keep files for good.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LOGGING = json_logging(
    environment.choice("LOG_LEVEL", "INFO", ["DEBUG", "INFO", "WARNING", "ERROR"])
)
