"""An association has its own pictures and those that are shared, and no others."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from assignments.services import ensure_team, shared_pictures
from tests.assignments.association import SECRET, World, assignment_form

pytestmark = pytest.mark.django_db


def _image(title: str, collection: Any) -> Any:
    return get_image_model().objects.create(
        title=title, file=get_test_image_file(), collection=collection
    )


def test_pictures_are_own_or_shared(world: World) -> None:
    mine = _image("Egen bild", ensure_team(world.mine).collection)
    shared = _image("Delad bild", shared_pictures())
    theirs = _image(f"{SECRET} bild", ensure_team(world.theirs).collection)
    chooser = world.client.get(reverse("wagtailimages_chooser:choose")).content.decode()
    assert "Egen bild" in chooser
    assert "Delad bild" in chooser
    assert SECRET not in chooser
    listing = world.client.get(reverse("wagtailimages:index")).content.decode()
    assert "Egen bild" in listing
    assert SECRET not in listing
    assert world.status("wagtailimages:edit", mine.pk) == 200
    assert world.status("wagtailimages:edit", shared.pk) == 302
    assert world.status("wagtailimages:edit", theirs.pk) == 302
    assert world.status("wagtailimages:delete", theirs.pk) == 302
    assert world.status("wagtailimages_chooser:chosen", theirs.pk) == 302
    assert world.status("wagtailimages_chooser:select_format", theirs.pk) == 302


def test_a_picture_of_others_cannot_be_put_on_an_own_page(world: World) -> None:
    """The chooser does not offer it, and its number alone does not do."""
    mine = _image("Egen bild", ensure_team(world.mine).collection)
    theirs = _image(f"{SECRET} bild", ensure_team(world.theirs).collection)
    url = reverse("wagtailadmin_pages:add", args=["assignments", "assignmentpage", world.mine.pk])
    refused = world.client.post(url, {**assignment_form(), "picture": theirs.pk})
    assert "picture" in refused.context["form"].errors
    assert world.client.post(url, {**assignment_form(), "picture": mine.pk}).status_code == 302


def test_a_picture_that_an_editor_chose_stays(world: World) -> None:
    theirs = _image("Redaktionens bild", ensure_team(world.theirs).collection)
    world.mine.picture = theirs
    world.mine.save()
    url = reverse("wagtailadmin_pages:edit", args=[world.mine.pk])
    initial = world.client.get(url).context["form"].initial
    data = {name: value for name, value in initial.items() if isinstance(value, str)}
    data |= {"about": assignment_form()["description"], "picture": theirs.pk, "action-publish": "1"}
    assert world.client.post(url, data).status_code == 302
