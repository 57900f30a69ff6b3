import pytest
from django.test import Client

from tests.api.calls import get, ids
from tests.factories.pages import AssignmentFactory, DistrictFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_topics_stand_in_the_portals_order_and_count_what_is_open(client: Client) -> None:
    last = TopicFactory(slug="musik", name_en="Music", sort_order=2)
    TopicFactory(slug="djur", sort_order=1)
    AssignmentFactory(topics=[last])
    AssignmentFactory(topics=[last], paused=True)

    assert ids(client, "/api/v1/topics/") == ["djur", "musik"]
    assert get(client, "/api/v1/topics/musik/?lang=en") == {
        "id": "musik",
        "name": "Music",
        "open_assignments": 1,
    }
    get(client, "/api/v1/topics/nowhere/", 404)


def test_a_district_has_its_place_on_the_map(client: Client) -> None:
    district = DistrictFactory(slug="raa", name="Råå", tile_column=3, tile_row=8)
    AssignmentFactory.create_batch(2, district=district)
    DistrictFactory(slug="ute", tile_column=None, tile_row=None)

    assert get(client, "/api/v1/districts/raa/") == {
        "id": "raa",
        "name": "Råå",
        "lat": district.lat,
        "lon": district.lon,
        "tile": [3, 8],
        "open_assignments": 2,
    }
    assert get(client, "/api/v1/districts/ute/")["tile"] is None
