"""The query parameters of the API, each declared once: how it is read and how it is described."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from assignments.choices import CallStatus, OrganisationKind, Tier
from assignments.models import District, Topic

MAX_VALUES = 50  # of one parameter
MAX_ID = 2**63 - 1


class Parameters(serializers.Serializer[Any]):
    """What every operation takes."""

    lang = serializers.ChoiceField(
        choices=["sv", "en"],
        required=False,
        help_text="Language of labels, addresses and messages: `sv` or `en`. Without it labels and "
        "addresses are Swedish and messages English.",
    )


def _several(child: serializers.Field[Any, Any, Any, Any], help_text: str) -> Any:
    return serializers.ListField(
        child=child,
        required=False,
        max_length=MAX_VALUES,
        help_text=f"{help_text} At most {MAX_VALUES}.",
    )


def _ids(help_text: str) -> Any:
    return _several(serializers.IntegerField(min_value=1, max_value=MAX_ID), help_text)


def _known(model: type[Model], slugs: Sequence[str]) -> Sequence[str]:
    known = set(model._default_manager.filter(slug__in=slugs).values_list("slug", flat=True))
    unknown = [slug for slug in slugs if slug not in known]
    if unknown:
        raise ValidationError(
            [_("“%(value)s” is not known.") % {"value": slug} for slug in unknown],
            code="unknown_value",
        )
    return slugs


class _AboutAndWhere(Parameters):
    topic = _several(serializers.SlugField(max_length=60), "Keys of topics; several are “or”.")
    district = _several(
        serializers.SlugField(max_length=60), "Keys of districts; several are “or”."
    )

    def validate_topic(self, slugs: Sequence[str]) -> Sequence[str]:
        return _known(Topic, slugs)

    def validate_district(self, slugs: Sequence[str]) -> Sequence[str]:
        return _known(District, slugs)


class AssignmentParameters(_AboutAndWhere):
    tier = _several(serializers.ChoiceField(Tier.choices), "Tiers; several are “or”.")
    organisation = _ids("Numbers of organisations; several are “or”.")
    call = _ids("Numbers of calls that assignments came from.")
    remote = serializers.BooleanField(required=False, help_text="Whether it is done from home.")
    step_free = serializers.BooleanField(required=False, help_text="Stated to be without stairs.")
    groups = serializers.BooleanField(required=False, help_text="Stated to welcome groups.")
    companies = serializers.BooleanField(required=False, help_text="Stated to welcome companies.")


class OrganisationParameters(_AboutAndWhere):
    kind = _several(serializers.ChoiceField(OrganisationKind.choices), "Kinds of organisation.")


class CallParameters(Parameters):
    status = _several(
        serializers.ChoiceField([choice for choice in CallStatus.choices if choice[0] != "draft"]),
        "States of calls.",
    )
    crisis = serializers.BooleanField(required=False, help_text="Whether it is a crisis call.")
    topic = _several(serializers.SlugField(max_length=60), "Keys of topics; several are “or”.")

    def validate_topic(self, slugs: Sequence[str]) -> Sequence[str]:
        return _known(Topic, slugs)


def read_parameters(
    kind: type[Parameters], query: QueryDict, *, also: Collection[str] = ()
) -> dict[str, Any]:
    """The parameters of a query by name, those that were sent.

    `also` are names that someone else reads. Raises ValidationError naming each parameter that is
    unknown, broken, or given more than once where one value is meant.
    """
    fields = kind().fields
    errors: dict[str, Any] = {
        name: [ErrorDetail(str(_("There is no such parameter.")), "unknown_parameter")]
        for name in query
        if name not in fields and name not in also
    }
    data: dict[str, Any] = {}
    for name, field in fields.items():
        sent = query.getlist(name)
        if isinstance(field, serializers.ListField):
            data |= {name: sent} if sent else {}
        elif len(sent) == 1:
            data[name] = sent[0]
        elif sent:
            errors[name] = [ErrorDetail(str(_("Give it once.")), "repeated")]
    serializer = kind(data=data)
    if not serializer.is_valid():
        errors |= serializer.errors
    if errors:
        raise ValidationError(errors)
    return dict(serializer.validated_data)
