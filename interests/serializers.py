"""The body of the API's request, and its answer. The rules of the words are the form's own."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from interests.forms import InterestForm

MAX_ID = 2**63 - 1
MAX_ANSWERS = 20


def _longest(field: str) -> int:
    return int(InterestForm.base_fields[field].max_length)  # type: ignore[attr-defined]


class _Text:
    """Text alone, as it was typed: no number becomes one, and the form trims it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(trim_whitespace=False, **kwargs)  # type: ignore[call-arg]

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str):
            self.fail("invalid")  # type: ignore[attr-defined]
        return super().to_internal_value(data)  # type: ignore[misc]


class TextField(_Text, serializers.CharField):
    pass


class AddressField(_Text, serializers.EmailField):
    pass


class _Closed(serializers.Serializer[Any]):
    """Takes the fields that it names, and refuses others: a misspelt one is not lost unseen."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict) and (
            unknown := [name for name in data if name not in self.fields]
        ):
            raise ValidationError(
                {
                    name: [ErrorDetail(_("There is no such field."), "unknown_field")]
                    for name in unknown
                }
            )
        return super().to_internal_value(data)


class AnswerSerializer(_Closed):
    question = serializers.IntegerField(
        min_value=1, max_value=MAX_ID, help_text="The `id` of one of the assignment's `questions`."
    )
    answer = TextField(max_length=1000)


class InterestRequestSerializer(_Closed):
    """A resident's interest. All of the assignment's questions must be answered."""

    name = TextField(max_length=_longest("name"))
    email = AddressField(max_length=_longest("email"), help_text="The receipt goes here.")
    phone = TextField(max_length=_longest("phone"), required=False, allow_blank=True)
    message = TextField(max_length=_longest("message"), required=False, allow_blank=True)
    answers = serializers.ListField(
        child=AnswerSerializer(), required=False, max_length=MAX_ANSWERS
    )

    def validate_answers(self, answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if len({answer["question"] for answer in answers}) < len(answers):
            raise ValidationError(_("Answer each question once."), code="repeated")
        return answers


class InterestReceiptSerializer(serializers.Serializer[Any]):
    """Accepted: saved together with its mails. Says nothing of earlier interests."""

    reference = serializers.CharField(help_text="To be read out when one calls, as GG-4K7M-2Q.")
    received = serializers.DateTimeField()
