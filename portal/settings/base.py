"""Settings that every deployment shares; what differs comes from the environment.

docs/operations.md lists the variables.
"""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal import environment
from portal.security.policies import admin_policy, public_policy, userbar_policy
from portal.settings.api import *
from portal.settings.security import *

BASE_DIR = Path(__file__).resolve().parent.parent.parent

# The only place that the portal writes to.
VAR_DIR = environment.writable_directory("VAR_DIR", BASE_DIR / "var")

PORT = environment.whole_number("PORT", 8000, lowest=1, highest=65535)
BASE_URL = environment.base_url("BASE_URL", f"http://localhost:{PORT}")
# How many proxies of ours stand in front and add to X-Forwarded-For; rate limits go by it.
TRUSTED_PROXY_COUNT = environment.whole_number("TRUSTED_PROXY_COUNT", 0, highest=10)
ALLOWED_HOSTS = environment.hosts(
    "ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"], any_host=True
)

INSTALLED_APPS = [
    "portal",
    "home",
    "search",
    "interests",
    "assignments",
    "mail",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.api.v2",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "drf_spectacular",
    "corsheaders",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "portal.security.middleware.headers_middleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Adds random bytes to each response, so that lengths tell nothing of what is in it (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    # Outside of the cache: a cached page gets a new nonce each time.
    "csp.middleware.CSPMiddleware",
    "portal.security.middleware.policy_middleware",
    "portal.language.language_middleware",
    "portal.cache.middleware.cache_middleware",
    # Inside of the cache: what is answered from it costs next to nothing.
    "portal.limits.limits_middleware",
    "portal.cache.site.site_middleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "assignments.middleware.AssociationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Innermost: it sets the language of the API's messages.
    "portal.api.middleware.api_middleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {  # what residents see
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "environment": "portal.templates.environment",
            "extensions": [
                "wagtail.jinja2tags.core",
                "wagtail.admin.jinja2tags.userbar",
                "assignments.jinja2tags.AssignmentsExtension",
                "search.jinja2tags.SearchExtension",
                "home.jinja2tags.HomeExtension",
            ],
        },
    },
    {  # mails and the admin
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": environment.database("DATABASE_URL", f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")
}
# Connections are kept: opening one costs more than most pages' queries.
DATABASES["default"]["CONN_MAX_AGE"] = 600
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Writers queue for the lock at BEGIN instead of failing half-way; readers never wait.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;",
    }
else:
    # Pages ask the same questions again and again: from the fifth time on, PostgreSQL keeps how each
    # is answered for as long as the connection stands. Planning them took a sixth of a page.
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        server_side_binding=True, prepare_threshold=5
    )
# Unset: the embedded search engine alone. The index is named after ELASTICSEARCH_INDEX, so that
# several portals can share a cluster.
ELASTICSEARCH_URL = environment.web_address("ELASTICSEARCH_URL")
ELASTICSEARCH_INDEX = environment.index_name("ELASTICSEARCH_INDEX", "portal")
# How long a visitor waits for it, once, before the embedded engine answers.
ELASTICSEARCH_MILLISECONDS = environment.whole_number(
    "ELASTICSEARCH_MILLISECONDS", 300, lowest=10, highest=10_000
)
# Where several machines run the portal: the names of all, and of this one. Each keeps an embedded
# index of its own.
SEARCH_MACHINES = environment.listed("SEARCH_MACHINES")
SEARCH_MACHINE = environment.choice("SEARCH_MACHINE", "", ["", *SEARCH_MACHINES])
if SEARCH_MACHINES and not SEARCH_MACHINE:
    raise environment.ConfigurationError("SEARCH_MACHINE", "must be one of SEARCH_MACHINES")

# AssignmentPage.organisation cascades, which Wagtail warns of: rows would go without their place in
# the tree. An assignment always stands below its organisation, so the tree deletes it first.
SILENCED_SYSTEM_CHECKS = ["wagtailcore.W001"]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Mails. EMAIL_URL unset: files under var/mail/, one a mail. With it, for example
# smtp+tls://user:password@mail.example.org:587, they go to that server.
DEFAULT_FROM_EMAIL = environment.sender("DEFAULT_FROM_EMAIL", "Göra gott <goragott@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_BACKEND = "mail.backends.FileBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
_mail_server = environment.mail_server("EMAIL_URL")
if _mail_server:
    vars().update(_mail_server)
    if EMAIL_BACKEND == "django.core.mail.backends.smtp.EmailBackend":
        EMAIL_BACKEND = "mail.backends.SmtpBackend"
# Seconds: for each wait for the mail server, and for all of connecting or of sending one mail.
# mail/schedule.py reckons with them.
EMAIL_TIMEOUT = 10
EMAIL_DEADLINE = 60
# What apps need from those above them, which they must not import.
PORTAL_NAME = "home.site.portal_name"
ASSIGNMENTS_SIMILAR = "search.similar.similar_to"
ASSIGNMENTS_REPORT_ADDRESS = "interests.settings.coordinator_email"
MAIL_ALERT_ADDRESS = "interests.settings.coordinator_email"

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "home.stylesheet.StylesheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = environment.path_or_address("MEDIA_URL", "/media/")
MEDIA_ROOT = VAR_DIR / "media"
# In production the proxy serves uploaded files.
SERVE_MEDIA = False

_https = BASE_URL.startswith("https://")
CONTENT_SECURITY_POLICY = {"DIRECTIVES": public_policy(MEDIA_URL, https=_https)}
USERBAR_POLICY = userbar_policy(MEDIA_URL, https=_https)
ADMIN_POLICY = admin_policy(MEDIA_URL, https=_https)

# Processes of `manage.py serve`, each with its own threads and its own cache of pages.
WEB_PROCESSES = environment.whole_number("WEB_PROCESSES", 2, lowest=1, highest=64)
# Bytes of rendered pages that each server process keeps; 0 switches the cache off.
PAGE_CACHE_BYTES = environment.whole_number("PAGE_CACHE_MB", 32, highest=4096) * 1024 * 1024
# What Wagtail keeps of its own, and what pages share until anything that is public changes. By the
# clock alone: as long as a page.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "content": {
        "BACKEND": "portal.cache.content.ContentCache",
        "TIMEOUT": 60,
        "LOCATION": "content",
        # As many assignments as are looked at in a generation, with what is like each.
        "OPTIONS": {"MAX_ENTRIES": 5000},
    },
}
# Where the processes of one machine count their clients' requests together.
RATES_FILE = VAR_DIR / "rates.sqlite3"

WAGTAIL_SITE_NAME = "Göra gott"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILADMIN_USER_LOGIN_FORM = "home.login_forms.PortalLoginForm"
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
