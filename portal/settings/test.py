"""The test suite: fast hashing, everything else as in production."""

import os

from portal import environment
from portal.settings.base import *
from portal.settings.base import CACHES, DATABASES, ELASTICSEARCH_URL, VAR_DIR

DEBUG = False
# The server for the tests of Elasticsearch; all others have the embedded engine alone.
TEST_ELASTICSEARCH_URL = environment.web_address("TEST_ELASTICSEARCH_URL") or ELASTICSEARCH_URL
ELASTICSEARCH_URL = ""
SECRET_KEY = "only-for-tests"  # noqa: S105
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
# Tests run in transactions that are rolled back, which the cache's generation cannot see; the
# tests of the cache switch it on.
PAGE_CACHE_BYTES = 0
CACHES["content"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
# A file, not memory: threads of the live server and of the worker share it as processes would.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / f"test-{os.getpid()}.sqlite3")}
    # What a test writes need not survive a power cut.
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
