"""Topics and districts in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from assignments.models import District, Topic


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    list_display = ["name_sv", "name_en", "slug", "sort_order"]
    search_fields = ["name_sv", "name_en", "slug"]


class DistrictViewSet(SnippetViewSet):
    model = District
    icon = "site"
    menu_label = _("Districts")
    list_display = ["name", "slug", "tile_column", "tile_row"]
    search_fields = ["name", "slug"]


class TaxonomyViewSetGroup(SnippetViewSetGroup):
    """What assignments are sorted by."""

    menu_label = _("Categories")
    menu_icon = "folder-open-inverse"
    menu_order = 250
    items = (TopicViewSet, DistrictViewSet)
