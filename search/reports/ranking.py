"""How an assignment ranks for some words: its place, its score by word and field, what is above."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminPageChooser

from assignments.models import AssignmentPage
from search.analysis import Relation
from search.criteria import MAX_QUERY_LENGTH, Criteria
from search.documents import Field, documents_of
from search.explanation import Explanation, Found, explain
from search.ranked import Ranking, ranking
from search.reports.access import ACTION, POLICY

_ABOVE = 10  # hits above it that are shown
_NUMBER = re.compile(r"[0-9]{1,18}")
_FOUND = 3  # places of a word that are told

FIELD_NAMES = {
    Field.TITLE: _("title"),
    Field.NAMES: _("topics, tier, organisation or district"),
    Field.SUMMARY: _("summary"),
    Field.BODY: _("description and the other texts"),
}
RELATION_NAMES = {
    Relation.TYPED: _("the word itself"),
    Relation.CORRECTED: _("the word spelt right or to its end"),
    Relation.SYNONYM: _("another word for it"),
    Relation.LESSER_SYNONYM: _("a less sure word for it"),
    Relation.OF_PHRASE: _("a word of the phrase"),
    Relation.PART: _("a part of the word"),
    Relation.PART_SYNONYM: _("another word for a part of it"),
    Relation.BROADER: _("something broader"),
    Relation.NARROWER: _("a kind of it"),
    Relation.TASK: _("a task for whoever is that"),
    Relation.RELATED: _("something related"),
}


class RankingForm(forms.Form):
    """An assignment and words."""

    assignment = forms.ModelChoiceField(
        AssignmentPage.objects.all(),
        label=_("Assignment"),
        widget=AdminPageChooser(target_models=[AssignmentPage]),
    )
    words = forms.CharField(label=_("Words"), max_length=MAX_QUERY_LENGTH)


@dataclass(frozen=True)
class Row:
    """A word and what was found by it, as the page shows it."""

    word: str
    matched: bool
    only_scores: bool
    score: int
    places: tuple[str, ...]


@dataclass(frozen=True)
class Above:
    """A hit above the assignment."""

    place: int
    title: str
    score: int


@dataclass(frozen=True)
class Preview:
    """All that is told. `place` is from 1; None when it is not among the first that are ranked."""

    assignment: AssignmentPage
    indexed: bool
    explanation: Explanation | None
    rows: tuple[Row, ...]
    place: int | None
    score: int
    total: int
    above: tuple[Above, ...]


def preview(assignment: AssignmentPage, words: str, now: datetime) -> Preview:
    """How the assignment ranks for words without filters, on the engine in use."""
    found = ranking(Criteria.of(words), now)
    document = next(iter(documents_of([assignment.pk])), None)
    explanation = explain(document, found.words, found.text) if document and found.text else None
    place = found.ids.index(assignment.pk) if assignment.pk in found.ids else None
    return Preview(
        assignment=assignment,
        indexed=document is not None,
        explanation=explanation,
        rows=tuple(_rows(explanation)) if explanation else (),
        place=None if place is None else place + 1,
        score=explanation.score if explanation else 0,
        total=found.total,
        above=_above(found, len(found.ids) if place is None else place),
    )


def _rows(explanation: Explanation) -> list[Row]:
    return [
        Row(
            word.plain,
            word.matched,
            not word.strength,
            word.score,
            tuple(dict.fromkeys(map(_place, word.found)))[:_FOUND],
        )
        for word in explanation.words
        if word.strength or word.score
    ]


def _place(found: Found) -> str:
    """`läxhjälp: another word for it, title (4200)`"""
    return (
        f"{found.text.partition(':')[2]}: {RELATION_NAMES[found.relation]},"
        f" {FIELD_NAMES[found.field]} ({found.score})"
    )


def _above(found: Ranking, place: int) -> tuple[Above, ...]:
    """The hits next above a place, at most _ABOVE, the highest first."""
    first = max(0, place - _ABOVE)
    ids: Sequence[int] = found.ids[first:place]
    titles = dict(AssignmentPage.objects.filter(pk__in=ids).values_list("pk", "title"))
    return tuple(
        Above(number, titles.get(page, pgettext_lazy("in a list", "A call")), found.scores[page])
        for number, page in enumerate(ids, first + 1)
    )


class RankingView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The form, and the preview for what was chosen in it. Changes nothing, so GET."""

    page_title = _("How an assignment ranks")
    header_icon = "order-down"
    template_name = "admin/search/ranking.html"
    permission_policy = POLICY
    any_permission_required = [ACTION]

    @cached_property
    def form(self) -> RankingForm:
        asked = self.request.GET.copy()
        # The chooser breaks on what is no number; the form says by itself what is missing.
        if not _NUMBER.fullmatch(asked.get("assignment", "")):
            asked.pop("assignment", None)
        return RankingForm(asked or None)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["form"] = self.form
        context["media"] = self.form.media
        if self.form.is_valid():
            chosen = self.form.cleaned_data
            context["preview"] = preview(chosen["assignment"], chosen["words"], timezone.now())
        return context
