"""What the API shows of every page.

The serializer context holds `request` and `now`; labels and addresses are in the active language.
"""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from wagtail.models import Page

from assignments.pictures import CARD_WIDTHS, Picture, picture_of
from assignments.richtext import Prose


class Out(serializers.Serializer[Any]):
    """Read only: what is sent, never what is taken."""


class ProseSerializer(Out):
    html = serializers.CharField(help_text="With whole addresses; p, ul, ol, li, b, i and a only.")
    text = serializers.CharField(help_text="The same as plain text.")


@extend_schema_field(ProseSerializer)
class ProseField(serializers.Field[Any, Any, Any, Any]):
    """A rich text as HTML and as plain text."""

    def to_representation(self, value: str) -> dict[str, str]:
        prose = Prose.of(value)
        return {"html": prose.html, "text": prose.text}


class RenditionSerializer(Out):
    url = serializers.URLField(source="full_url")
    type = serializers.ChoiceField(["image/avif", "image/webp"])
    width = serializers.IntegerField(help_text="Pixels.")
    height = serializers.IntegerField(help_text="Pixels.")


class PictureSerializer(Out):
    alt = serializers.CharField(help_text="Empty when nobody has described the picture.")
    renditions = RenditionSerializer(many=True)


class PageRefSerializer(Out):
    """Another page, as a number, a name and an address."""

    id = serializers.IntegerField(source="pk")
    name = serializers.CharField(source="title")
    url = serializers.SerializerMethodField()

    def get_url(self, page: Page) -> str:
        return str(page.get_full_url(self.context["request"]))


class PageSerializer(Out):
    """What every page has."""

    id = serializers.IntegerField(source="pk")
    source_id = serializers.CharField(
        allow_null=True, help_text="The key in the content file that it was imported from."
    )
    url = serializers.SerializerMethodField(help_text="The page for residents.")
    title = serializers.CharField()
    summary = serializers.CharField()
    topics = serializers.SerializerMethodField(help_text="Keys of topics.")
    published = serializers.DateTimeField(source="first_published_at", allow_null=True)
    updated = serializers.DateTimeField(source="last_published_at", allow_null=True)

    picture_widths: ClassVar[tuple[int, ...]] = CARD_WIDTHS

    def get_url(self, page: Page) -> str:
        return str(page.get_full_url(self.context["request"]))

    def get_topics(self, page: Any) -> list[str]:
        return [topic.slug for topic in page.topic_list]

    @extend_schema_field(PictureSerializer(allow_null=True))
    def get_picture(self, page: Any) -> dict[str, Any] | None:
        picture: Picture | None = picture_of(page.picture, self.picture_widths)
        return PictureSerializer(picture).data if picture else None
