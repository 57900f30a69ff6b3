"""How long what belongs to saved searches is kept. The form and the first mail say so."""

from datetime import timedelta

UNCONFIRMED = timedelta(days=3)
ENDED = timedelta(days=1)
TOLD = timedelta(days=30)  # what was sent, and what could not be shown in all that time
