"""The thesaurus in the admin: look up, add, change, switch off."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from search.analysis.forms import Language
from search.analysis.thesaurus import standard
from search.models import ThesaurusConcept
from search.thesaurus.forms import ThesaurusConceptForm
from search.thesaurus.listing import ListedConcept, listed_concepts

NAME = "thesaurus"


def concept_url(line: ListedConcept) -> str:
    """Where a concept is changed: a standard one is first taken over as it is."""
    if line.row is not None:
        return reverse(f"{NAME}:edit", args=[line.row])
    return f"{reverse(f'{NAME}:add')}?{urlencode({'key': line.key})}"


class ThesaurusIndexView(IndexView):
    """All concepts, whether they are in the database or come with the portal."""

    page_title = _("Thesaurus")

    def get_queryset(self) -> list[ListedConcept]:
        return listed_concepts(self.search_query)


class ThesaurusAddView(CreateView):
    """A new concept, or with `?key=` a standard one to change."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        taken = ThesaurusConcept.objects.filter(key=self._key).first() if self._key else None
        if taken is not None:
            return redirect(f"{NAME}:edit", taken.pk)
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_initial_form_instance(self) -> ThesaurusConcept:
        concept = standard().concept(self._key)
        if concept is None:
            words = [word for word in self.request.GET.getlist("swedish")[:1] if len(word) <= 200]
            return ThesaurusConcept(swedish=words)
        return ThesaurusConcept(
            key=concept.key,
            kind=concept.kind.value,
            swedish=list(concept.words[Language.SWEDISH]),
            english=list(concept.words[Language.ENGLISH]),
            broader=list(concept.broader),
            related=list(concept.related),
        )

    def get_add_url(self) -> str:
        url: str = super().get_add_url()
        return f"{url}?{urlencode({'key': self._key})}" if self._key else url

    @property
    def _key(self) -> str:
        key: str = self.request.GET.get("key", "")
        return key if standard().concept(key) else ""


class ThesaurusViewSet(ModelViewSet):
    model = ThesaurusConcept
    name = NAME
    url_prefix = "thesaurus"
    icon = "openquote"
    menu_label = _("Thesaurus")
    menu_order = 260
    add_to_admin_menu = True
    copy_view_enabled = False
    # It names no object of the database.
    add_to_reference_index = False
    index_view_class = ThesaurusIndexView
    add_view_class = ThesaurusAddView
    list_per_page = 50
    # That there is a search; where it looks, the list itself says.
    search_fields = ["key"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("swedish"), FieldPanel("english")]),
            FieldPanel("kind"),
            MultiFieldPanel([FieldPanel("broader"), FieldPanel("related")], _("Other concepts")),
            FieldPanel("switched_off"),
        ],
        base_form_class=ThesaurusConceptForm,
    )
    list_display = [
        TitleColumn("name", label=_("Concept"), get_url=concept_url),
        Column("swedish", label=_("Swedish words")),
        Column("english", label=_("English words")),
        Column("kind", label=_("Kind")),
        Column("broader", label=_("Broader")),
        Column("origin", label=_("Whose")),
    ]
