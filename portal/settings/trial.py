"""As production, but on this machine and without TLS: for tests in a browser and for pictures."""

from portal import environment
from portal.settings.base import *

DEBUG = False
SERVE_MEDIA = True
SECRET_KEY = environment.secret_key()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.trial_files.OwnFilesCompressed"},
}
