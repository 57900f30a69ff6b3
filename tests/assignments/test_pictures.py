"""Editors' pictures: their files are there before the first visitor, and none breaks a page."""

import logging
from pathlib import Path

import pytest
from django.test import Client
from wagtail_factories import ImageFactory

from assignments.pictures import FORMATS, PAGE_WIDTHS, picture_of
from tests.factories import AssignmentFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def test_an_uploaded_picture_has_its_files_before_anyone_looks(
    django_capture_on_commit_callbacks: object,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        image = ImageFactory(file__width=2000, file__height=1000)
    made = set(image.renditions.values_list("filter_spec", flat=True))
    assert made == {f"width-{width}|format-{kind}" for width in PAGE_WIDTHS for kind in FORMATS}


def test_a_narrow_picture_is_listed_once_a_format() -> None:
    picture = picture_of(ImageFactory(file__width=300, file__height=200), PAGE_WIDTHS)
    assert picture
    assert [(each.type, each.width) for each in picture.renditions] == [
        ("image/avif", 300),
        ("image/webp", 300),
    ]


def test_a_drawing_stands_where_a_pictures_file_is_gone(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    image = ImageFactory()
    page = AssignmentFactory(parent=OrganisationFactory(), picture=image)
    Path(image.file.path).unlink()
    with caplog.at_level(logging.ERROR, "assignments.pictures"):
        response = client.get(page.get_url())
    html = response.content.decode()
    assert response.status_code == 200
    assert "<picture>" not in html
    assert '<div class="plate"><svg' in html
    assert str(image.pk) in caplog.text
