"""What an association's login has before it in the admin."""

import copy
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.factories import (
    AssignmentFactory,
    CallFactory,
    OrganisationFactory,
    TopicFactory,
    association_user,
    ensure_tree,
)

SECRET = "Hemligt utkast"


class World:
    """Two organisations; a login for the first, and drafts in both."""

    client: Client

    def __init__(self) -> None:
        self.tree = ensure_tree()
        self.mine = OrganisationFactory(title="Läxlyktan")
        self.theirs = OrganisationFactory(title=f"{SECRET} förening", live=False)
        self.my_page = AssignmentFactory(parent=self.mine, title="Läxhjälp i Dalhem")
        self.my_draft = AssignmentFactory(parent=self.mine, title="Mitt utkast", live=False)
        self.their_page = AssignmentFactory(parent=self.theirs, title=f"{SECRET} ett")
        self.their_draft = AssignmentFactory(parent=self.theirs, title=f"{SECRET} två", live=False)
        self.call = CallFactory(title=f"{SECRET} utlysning", live=False)
        for page in (self.my_page, self.my_draft, self.their_page, self.their_draft, self.call):
            page.save_revision()
        self.user = association_user(self.mine)

    def logged_in(self, client: Client) -> "World":
        """The same for one test, which may change it."""
        own = copy.deepcopy(self)
        own.client = client
        client.force_login(own.user)
        return own

    def status(self, name: str, *args: Any, **query: Any) -> int:
        """How the view answers: 302 is Wagtail's way of refusing."""
        return self.client.get(reverse(name, args=args), query).status_code


def assignment_form(**changes: Any) -> dict[str, Any]:
    """A new assignment, as its form in the admin sends it."""
    form: dict[str, Any] = {
        "title": "Baka bullar med oss",
        "summary": "En kväll i köket.",
        "tier": "micro",
        "topics": [TopicFactory().pk],
        "description": '{"blocks": [{"key": "a", "text": "Vi bakar.", "type": "unstyled", '
        '"depth": 0, "inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}',
        "remote": "on",
        "text_language": "sv",
        "action-publish": "1",
        **changes,
    }
    for relation in ("occasions", "questions", "contacts"):
        for part, value in {"TOTAL": 0, "INITIAL": 0, "MIN_NUM": 0, "MAX_NUM": 1000}.items():
            form.setdefault(f"{relation}-{part}_FORMS", value)
    return form
