"""Wagtail's own API at /api/cms/: pages, images and documents, for front ends that speak it.

It shows what residents may find, and nothing that only Wagtail would call live: pages by the one
rule, and images and documents as far as such pages use them.
"""

import re
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError as DjangoValidationError
from django.db.models import BigIntegerField, CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.http import Http404
from django.utils import timezone
from django.utils.translation import override
from rest_framework.exceptions import ErrorDetail, ParseError, ValidationError
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from taggit.managers import TaggableManager
from wagtail.api.v2.filters import (
    AncestorOfFilter,
    ChildOfFilter,
    DescendantOfFilter,
    FieldsFilter,
    OrderingFilter,
)
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import Page, ReferenceIndex, Site
from wagtail.query import PageQuerySet

from assignments.models import (
    AssignmentPage,
    CallIndexPage,
    CallPage,
    OrganisationIndexPage,
    OrganisationPage,
)
from assignments.parameters import MAX_ID
from home.models import EditorialPage, HomePage
from search.models import SearchPage

# Pages that residents may find whenever they are live. Those of other types have rules of their own.
ALWAYS_FOUND = (HomePage, SearchPage, OrganisationIndexPage, CallIndexPage, EditorialPage)
# Numbers that Wagtail hands on to the database without a look at their size.
NUMBERS = frozenset({"id", "limit", "offset", "child_of", "ancestor_of", "descendant_of"})
NOT_OFFERED = frozenset(
    {"search", "search_operator", "format", "_", "site", "locale", "translation_of"}
)


def findable_pages() -> PageQuerySet:
    """Every page that residents may find now, of all types."""
    now = timezone.now()
    always = ContentType.objects.get_for_models(*ALWAYS_FOUND).values()
    pages: PageQuerySet = (
        Page.objects.live()
        .public()
        .filter(
            Q(content_type__in=always)
            | Q(pk__in=AssignmentPage.objects.findable(now).order_by().values("pk"))
            | Q(pk__in=OrganisationPage.objects.visible().order_by().values("pk"))
            | Q(pk__in=CallPage.objects.visible().order_by().values("pk"))
        )
    )
    # A live page below one that is not live has no address that works.
    for hidden in Page.objects.filter(live=False, numchild__gt=0, depth__gt=1):
        pages = pages.not_descendant_of(hidden)
    return pages


class _Shared:
    """What the three endpoints have in common: JSON, problems, and no surprises in parameters."""

    renderer_classes = (JSONRenderer,)
    known_query_parameters = BaseAPIViewSet.known_query_parameters - NOT_OFFERED

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)  # type: ignore[misc]
        errors = {name: found for name in request.query_params if (found := _fault(request, name))}
        if errors:
            raise ValidationError(errors)

    def listing_view(self, request: Request) -> Response:
        with override(settings.LANGUAGE_CODE):  # addresses of pages follow the active language
            response: Response = super().listing_view(request)  # type: ignore[misc]
            return response

    def detail_view(self, request: Request, pk: int) -> Response:
        if pk > MAX_ID:
            raise Http404  # the database has no such numbers
        with override(settings.LANGUAGE_CODE):
            response: Response = super().detail_view(request, pk)  # type: ignore[misc]
            return response

    def handle_exception(self, exception: Exception) -> Response:
        if isinstance(exception, BadRequestError):
            exception = _named(str(exception), self.request)  # type: ignore[attr-defined]
        # Past Wagtail's own, whose answers are of another shape.
        response: Response = super(BaseAPIViewSet, self).handle_exception(exception)  # type: ignore[misc]
        return response


def _named(problem: str, request: Request) -> ParseError | ValidationError:
    """Wagtail's words about a request, at the parameters that they are about."""
    words = set(re.findall(r"[\w-]+", problem))
    faults = {
        name: [ErrorDetail(problem, "invalid")] for name in request.query_params if name in words
    }
    return ValidationError(faults) if faults else ParseError(problem)


def _fault(request: Request, name: str) -> list[ErrorDetail]:
    values = request.query_params.getlist(name)
    if len(values) > 1:
        return [ErrorDetail("Give it once.", "repeated")]
    if "\x00" in values[0]:
        return [ErrorDetail("Null characters are not allowed.", "null_characters_not_allowed")]
    digits = values[0].lstrip("-")
    whole = digits.isascii() and digits.isdigit() and len(digits) <= 19
    if name in NUMBERS and values[0] != "root" and not (whole and int(digits) <= MAX_ID):
        return [ErrorDetail("Give a whole number.", "invalid")]
    return []


class CheckedFieldsFilter(FieldsFilter):
    """Wagtail's filter by fields, with a look at each value before the database gets it."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> Any:
        for name in view.get_available_fields(queryset.model, db_fields_only=True):
            if name in request.query_params:
                _check(queryset.model._meta.get_field(name), request.query_params[name])
        return super().filter_queryset(request, queryset, view)


def _check(field: Any, value: str) -> None:
    try:
        if isinstance(field, TaggableManager):
            return
        if field.is_relation:
            BigIntegerField().clean(value, None)
        else:
            field.to_python(value)
    except DjangoValidationError as error:
        fault = ErrorDetail("This value cannot be used.", "invalid")
        raise ValidationError({field.name: [fault]}) from error


class PagesEndpoint(_Shared, PagesAPIViewSet):
    """Pages that residents may find."""

    known_query_parameters = PagesAPIViewSet.known_query_parameters - NOT_OFFERED
    filter_backends = (
        CheckedFieldsFilter,
        ChildOfFilter,
        AncestorOfFilter,
        DescendantOfFilter,
        OrderingFilter,
    )
    # An alias and its original are editors' business.
    meta_fields: ClassVar[list[str]] = [
        name for name in PagesAPIViewSet.meta_fields if name not in {"alias_of", "locale"}
    ]

    def get_base_queryset(self) -> PageQuerySet:
        site = Site.find_for_request(self.request)
        if site is None:
            return Page.objects.none()
        pages: PageQuerySet = findable_pages().descendant_of(site.root_page, inclusive=True)
        return pages

    @classmethod
    def get_detail_default_fields(cls, model: type[Page]) -> list[str]:
        return list(cls.get_available_fields(model))


class _Used(_Shared):
    """Files of a library, as far as pages that residents may find use them."""

    def get_queryset(self) -> QuerySet[Any]:
        files: QuerySet[Any] = super().get_queryset()  # type: ignore[misc]
        used = ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(files.model),
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id__in=findable_pages().order_by().values(key=Cast("pk", CharField())),
        )
        keys = files.model.objects.annotate(key=Cast("pk", CharField()))
        return files.filter(pk__in=keys.filter(key__in=used.values("to_object_id")).values("pk"))


class ImagesEndpoint(_Used, ImagesAPIViewSet):
    """Images that such pages show."""

    filter_backends = (CheckedFieldsFilter, OrderingFilter)


class DocumentsEndpoint(_Used, DocumentsAPIViewSet):
    """Documents that such pages link to."""

    filter_backends = (CheckedFieldsFilter, OrderingFilter)


router = WagtailAPIRouter("api:cms")
router.register_endpoint("pages", PagesEndpoint)
router.register_endpoint("images", ImagesEndpoint)
router.register_endpoint("documents", DocumentsEndpoint)
