"""Which fields Wagtail's own API shows, at /api/cms/. Contacts and what is private are not here."""

from rest_framework.serializers import SlugRelatedField
from wagtail.api import APIField


def _keys(name: str, *, many: bool = False) -> APIField:
    """Topics and districts by their keys, as everywhere in the API."""
    return APIField(name, serializer=SlugRelatedField(slug_field="slug", many=many, read_only=True))


ORGANISATION_API_FIELDS = [
    APIField("kind"),
    APIField("summary"),
    APIField("about"),
    APIField("email"),
    APIField("contact_name"),
    APIField("phone"),
    APIField("website"),
    APIField("membership_url"),
    _keys("topics", many=True),
    _keys("district"),
    APIField("address"),
    APIField("text_language"),
    APIField("picture"),
]
ASSIGNMENT_API_FIELDS = [
    APIField("organisation"),
    APIField("summary"),
    APIField("description"),
    APIField("tier"),
    _keys("topics", many=True),
    _keys("district"),
    APIField("remote"),
    APIField("address"),
    APIField("lat"),
    APIField("lon"),
    APIField("when_text"),
    APIField("occasions"),
    APIField("apply_by"),
    APIField("spots"),
    APIField("full"),
    APIField("you_get"),
    APIField("you_bring"),
    APIField("first_time"),
    APIField("languages"),
    APIField("min_age"),
    APIField("groups_welcome"),
    APIField("companies_welcome"),
    APIField("step_free"),
    APIField("police_extract"),
    APIField("text_language"),
    APIField("picture"),
]
OCCASION_API_FIELDS = [APIField("starts"), APIField("ends"), APIField("whole_days")]
CALL_API_FIELDS = [
    APIField("summary"),
    APIField("status"),
    APIField("crisis"),
    APIField("opens"),
    APIField("closes"),
    APIField("background"),
    APIField("what_is_innovation"),
    APIField("how_it_works"),
    APIField("funding"),
    APIField("needs"),
    APIField("initiatives"),
    APIField("questions"),
    _keys("topics", many=True),
    APIField("contact_name"),
    APIField("contact_email"),
    APIField("text_language"),
    APIField("picture"),
]
NEED_API_FIELDS = [
    APIField("title"),
    APIField("department"),
    APIField("description"),
    APIField("quote"),
    APIField("quote_by"),
    APIField("target_groups"),
]
CALL_QUESTION_API_FIELDS = [APIField("question"), APIField("answer")]
INITIATIVE_API_FIELDS = [
    APIField("title"),
    APIField("organisation_name"),
    APIField("summary"),
    APIField("status"),
    APIField("report"),
]
INDEX_API_FIELDS = [APIField("title_en"), APIField("intro_sv"), APIField("intro_en")]
