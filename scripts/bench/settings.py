"""As the trial: production's way of working, on this machine. Besides, one empty view."""

from portal.settings.trial import *

ROOT_URLCONF = "scripts.bench.urls"
# The client says for each request from whose network it comes: many visitors, not one.
TRUSTED_PROXY_COUNT = 1
