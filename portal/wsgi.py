"""The WSGI application that the web server runs."""

import os
import sys

from django.core.wsgi import get_wsgi_application

from portal.environment import ConfigurationError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

try:
    application = get_wsgi_application()
except ConfigurationError as error:
    sys.exit(str(error))

# After the set-up, which it needs: a server takes no visitors before it can answer them at once.
from portal.warming import warm_up

warm_up()
