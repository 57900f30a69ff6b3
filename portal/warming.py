"""What a process reads before its first visitor or page comes, so that nobody need wait for it."""

import gc
import logging

from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection
from wagtail.models import get_page_models

from search.analysis import warm_up as read_dictionaries

logger = logging.getLogger(__name__)


def warm_up() -> None:
    """Read the dictionaries and the types of pages. A database that is away stops no start."""
    read_dictionaries()
    try:
        read_page_types()
    except DatabaseError:
        logger.warning("The database does not answer yet; types of pages are read when needed.")
    finally:
        # The threads that serve have connections of their own.
        connection.close()
        # What was read stays for good, and is much: looking through it for garbage held up a
        # visitor for a fifth of a second every few hundred pages.
        gc.collect()
        gc.freeze()


def read_page_types() -> None:
    """All at once what Wagtail asks for one by one, once a process, on the way to a page."""
    ContentType.objects.get_for_models(*get_page_models())
