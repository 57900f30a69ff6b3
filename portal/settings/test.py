"""The test suite: fast hashing, everything else as in production."""

from portal.settings.base import *  # noqa: F403

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
