"""The API of what is published: lists and details, read only, of what residents may find."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, ClassVar

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_view
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.viewsets import GenericViewSet

from assignments import api_examples as examples
from assignments import serializers
from assignments.models import AssignmentPage, CallPage, District, OrganisationPage, Topic
from assignments.parameters import (
    MAX_ID,
    AssignmentParameters,
    CallParameters,
    OrganisationParameters,
    Parameters,
    read_parameters,
)
from assignments.pictures import CARD_WIDTHS, PAGE_WIDTHS, prefetch_renditions
from assignments.querysets import (
    AssignmentPageQuerySet,
    CallPageQuerySet,
    OrganisationPageQuerySet,
)

# From a list's parameters to what it filters by.
Filters = dict[str, Callable[[Any], Q]]


class Gone(APIException):
    """It was there, and residents may no longer find it."""

    status_code = 410
    default_code = "gone"
    default_detail = _("This assignment has ended or was withdrawn.")


class PublicViewSet(GenericViewSet[Any]):
    """A list and a detail view of what residents may find.

    A subclass says which parameters its list takes (`list_parameters`), what they filter by
    (`filters`), and its rows (`get_queryset`, at the clock `self.now`).
    """

    list_parameters: ClassVar[type[Parameters]] = Parameters
    filters: ClassVar[Filters] = {}
    detail_serializer_class: ClassVar[type[BaseSerializer[Any]] | None] = None
    lookup_value_converter = "int"
    problems: ClassVar[dict[str, Sequence[str]]] = {}

    now: datetime
    asked: dict[str, Any]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.now = timezone.now()
        if self.action == "list":
            paging = ("page", "page_size")
            self.asked = read_parameters(self.list_parameters, request.query_params, also=paging)
        else:
            self.asked = read_parameters(Parameters, request.query_params)

    def list(self, request: Request) -> Response:
        conditions = [
            condition(self.asked[name])
            for name, condition in self.filters.items()
            if name in self.asked
        ]
        rows = self.get_queryset().filter(*conditions)
        page = self.paginate_queryset(rows)
        with override(self.asked.get("lang", "sv")):
            return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def retrieve(self, request: Request, **lookup: Any) -> Response:
        if any(isinstance(key, int) and key > MAX_ID for key in lookup.values()):
            raise Http404  # the database has no such numbers
        row = self.get_row(**lookup)
        with override(self.asked.get("lang", "sv")):
            return Response(self.get_serializer(row).data)

    def get_row(self, **lookup: Any) -> Any:
        return get_object_or_404(self.get_queryset(), **lookup)

    def get_serializer_class(self) -> type[BaseSerializer[Any]]:
        if self.action == "retrieve" and self.detail_serializer_class:
            return self.detail_serializer_class
        return super().get_serializer_class()

    def get_serializer_context(self) -> dict[str, Any]:
        # The description of the API is made without a request, and so without a clock.
        return {**super().get_serializer_context(), "now": getattr(self, "now", None)}

    @property
    def detailed(self) -> bool:
        return bool(self.action == "retrieve")

    @property
    def widths(self) -> tuple[int, ...]:
        """Of pictures: lists have small ones alone."""
        return PAGE_WIDTHS if self.detailed else CARD_WIDTHS


def _described(
    plural: str, parameters: type[Parameters], listed: OpenApiExample, detailed: OpenApiExample
) -> Callable[[type[PublicViewSet]], type[PublicViewSet]]:
    """How the list and the detail view stand in the description of the API."""
    return extend_schema_view(
        list=extend_schema(
            tags=[plural],
            operation_id=f"list_{plural}",
            summary=f"List {plural}",
            parameters=[parameters],
            examples=[listed],
        ),
        retrieve=extend_schema(
            tags=[plural],
            operation_id=f"get_{plural.removesuffix('s')}",
            summary=f"One of the {plural}",
            parameters=[Parameters],
            examples=[detailed],
        ),
    )


def _any_of(lookup: str) -> Callable[[Sequence[Any]], Q]:
    return lambda values: Q(**{f"{lookup}__in": values})


def _is(field: str) -> Callable[[Any], Q]:
    return lambda value: Q(**{field: value})


def _about(through: Any, page: str) -> Callable[[Sequence[str]], Q]:
    """Pages with one of the topics, each once: a join would repeat those with several."""
    return lambda slugs: Q(pk__in=through.objects.filter(topic__slug__in=slugs).values(page))


def _stated(field: str) -> Callable[[bool], Q]:
    """True: stated to be so. False: stated not to be, or not stated."""
    return lambda value: Q(**{field: True}) if value else ~Q(**{field: True}) | Q(**{field: None})


def _count_open(now: datetime, of: str) -> Coalesce:
    """How many findable assignments a row has; `of` is the way from an assignment to the row."""
    open_ones = AssignmentPage.objects.findable(now).filter(**{of: OuterRef("pk")}).order_by()
    counted = open_ones.values(of).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


@_described("assignments", AssignmentParameters, examples.ASSIGNMENTS, examples.ASSIGNMENT)
class AssignmentViewSet(PublicViewSet):
    """What organisations ask residents to do, the newest first."""

    queryset = AssignmentPage.objects.none()
    serializer_class = serializers.AssignmentSerializer
    detail_serializer_class = serializers.AssignmentDetailSerializer
    list_parameters = AssignmentParameters
    problems: ClassVar = {"retrieve": ("gone",)}
    filters: ClassVar[Filters] = {
        "tier": _any_of("tier"),
        "topic": _about(AssignmentPage.topics.through, "assignmentpage"),
        "district": _any_of("district__slug"),
        "organisation": _any_of("organisation"),
        "call": _any_of("call"),
        "remote": _is("remote"),
        "step_free": _stated("step_free"),
        "groups": _stated("groups_welcome"),
        "companies": _stated("companies_welcome"),
    }

    def get_queryset(self) -> AssignmentPageQuerySet:
        rows: AssignmentPageQuerySet = AssignmentPage.objects.findable(self.now).with_relations()
        rows = rows.order_by(F("first_published_at").desc(nulls_last=True), "-pk")
        if self.detailed:
            rows = rows.select_related("call").prefetch_related("questions")
        return rows.prefetch_related(prefetch_renditions(self.widths))

    def get_row(self, **lookup: Any) -> AssignmentPage:
        found: AssignmentPage | None = self.get_queryset().filter(**lookup).first()
        if found is None:
            get_object_or_404(AssignmentPage.objects.once_found(), **lookup)
            raise Gone
        return found


@_described("organisations", OrganisationParameters, examples.ORGANISATIONS, examples.ORGANISATION)
class OrganisationViewSet(PublicViewSet):
    """Associations, municipal departments and others who ask, by name."""

    queryset = OrganisationPage.objects.none()
    serializer_class = serializers.OrganisationSerializer
    detail_serializer_class = serializers.OrganisationDetailSerializer
    list_parameters = OrganisationParameters
    filters: ClassVar[Filters] = {
        "kind": _any_of("kind"),
        "topic": _about(OrganisationPage.topics.through, "organisationpage"),
        "district": _any_of("district__slug"),
    }

    def get_queryset(self) -> OrganisationPageQuerySet:
        rows: OrganisationPageQuerySet = (
            OrganisationPage.objects.visible()
            .select_related("district", "picture")
            .prefetch_related("topics", prefetch_renditions(self.widths))
            .annotate(open_assignments=_count_open(self.now, "organisation"))
            .order_by("title", "pk")
        )
        return rows


@_described("calls", CallParameters, examples.CALLS, examples.CALL)
class CallViewSet(PublicViewSet):
    """Innovation calls and crisis calls, those that opened last first."""

    queryset = CallPage.objects.none()
    serializer_class = serializers.CallSerializer
    detail_serializer_class = serializers.CallDetailSerializer
    list_parameters = CallParameters
    filters: ClassVar[Filters] = {
        "status": _any_of("status"),
        "crisis": _is("crisis"),
        "topic": _about(CallPage.topics.through, "callpage"),
    }

    def get_queryset(self) -> CallPageQuerySet:
        rows: CallPageQuerySet = CallPage.objects.visible().order_by("-opens", "-pk")
        rows = rows.select_related("picture").prefetch_related("topics")
        if self.detailed:
            rows = rows.prefetch_related("needs", "initiatives")
        return rows.prefetch_related(prefetch_renditions(self.widths))


@_described("topics", Parameters, examples.TOPIC, examples.TOPIC)
class TopicViewSet(PublicViewSet):
    """What assignments are about, in the order in which the portal lists them."""

    queryset = Topic.objects.none()
    serializer_class = serializers.TopicSerializer
    lookup_field = "slug"
    lookup_value_converter = "slug"

    def get_queryset(self) -> QuerySet[Topic]:
        return Topic.objects.annotate(open_assignments=_count_open(self.now, "topics"))


@_described("districts", Parameters, examples.DISTRICT, examples.DISTRICT)
class DistrictViewSet(PublicViewSet):
    """The parts of the city, by name."""

    queryset = District.objects.none()
    serializer_class = serializers.DistrictSerializer
    lookup_field = "slug"
    lookup_value_converter = "slug"

    def get_queryset(self) -> QuerySet[District]:
        return District.objects.annotate(open_assignments=_count_open(self.now, "district"))
