"""`POST /api/v1/assignments/<id>/interests/`: what the form does, for programs."""

import hashlib
import json
import re
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.exceptions import (
    APIException,
    ErrorDetail,
    NotFound,
    Throttled,
    ValidationError,
)
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.views import APIView

from assignments.api import Gone
from assignments.parameters import Parameters, read_parameters
from interests import services
from interests.availability import Closed, NotOpenError, open_assignment
from interests.client import network
from interests.forms import InterestForm
from interests.models import Submission
from interests.rates import INTERESTS, count
from interests.serializers import MAX_ID, InterestReceiptSerializer, InterestRequestSerializer

# The draft standard writes the key in quotation marks; most clients leave them out.
KEY = re.compile(r'"?(?P<key>[A-Za-z0-9_-]{8,100})"?')

Answers = list[dict[str, Any]]


class IdempotencyKeyMissing(APIException):
    status_code = 400
    default_code = "idempotency_key_missing"
    default_detail = _(
        "Send the header Idempotency-Key: 8 to 100 letters, digits, hyphens or underscores."
    )


class IdempotencyKeyReused(APIException):
    status_code = 422
    default_code = "idempotency_key_reused"
    default_detail = _("This Idempotency-Key came before, with another body.")


class Full(APIException):
    status_code = 409
    default_code = "full"
    default_detail = _("No spots are left in this assignment.")


class Withdrawn(APIException):
    status_code = 409
    default_code = "withdrawn"
    default_detail = _("This interest has been taken back.")


class InterestsView(APIView):
    """Show interest in an assignment. The poster gets it by mail, and the sender a receipt."""

    problems: ClassVar[dict[str, tuple[str, ...]]] = {
        "post": (
            "parse_error",
            "idempotency_key_missing",
            "permission_denied",
            "full",
            "withdrawn",
            "gone",
            "payload_too_large",
            "unsupported_media_type",
            "idempotency_key_reused",
        )
    }

    @extend_schema(
        tags=["interests"],
        operation_id="show_interest",
        summary="Show interest in an assignment",
        description=(
            "Does what the form on the page does. Make a new `Idempotency-Key` for each interest "
            "and repeat it when you send again: the same key with the same body is the same "
            "interest, with the same answer. Whether an address has shown interest before is "
            "never told. `lang` is also the language of the receipt."
        ),
        parameters=[
            OpenApiParameter("id", int, OpenApiParameter.PATH),
            OpenApiParameter(
                "Idempotency-Key",
                {"type": "string", "pattern": "^[A-Za-z0-9_-]{8,100}$"},
                OpenApiParameter.HEADER,
                required=True,
                description="A value of your own, for example a UUID.",
            ),
            Parameters,
        ],
        request=InterestRequestSerializer,
        responses={201: OpenApiResponse(InterestReceiptSerializer, description="Accepted.")},
        examples=[
            OpenApiExample(
                "An interest",
                value={
                    "name": "Sara Lindqvist",
                    "email": "sara@example.org",
                    "message": "Jag kan börja nästa vecka.",
                    "answers": [{"question": 3, "answer": "På tisdag."}],
                },
                request_only=True,
            ),
            OpenApiExample(
                "A receipt",
                value={
                    "reference": "GG-4K7M-2Q",
                    "received": "2026-11-24T17:05:00+01:00",
                },
                response_only=True,
            ),
        ],
    )
    def post(self, request: Request, pk: int) -> Response:
        parameters = read_parameters(Parameters, request.query_params)
        language = parameters.get("lang", "sv")
        nonce = _nonce(request, pk)
        serializer = InterestRequestSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        fingerprint = _fingerprint(request.data, language)
        if pk > MAX_ID:
            raise NotFound
        try:
            sent = services.already_sent(nonce, fingerprint) or self._register(
                request, pk, serializer.validated_data, nonce, fingerprint, language
            )
        except services.NonceReusedError as error:
            raise IdempotencyKeyReused from error
        except services.AlreadyWithdrawnError as error:
            raise Withdrawn from error
        except NotOpenError as error:
            raise _refusal(error) from error
        return Response(_receipt(sent.submission), status=201)

    def _register(
        self,
        request: Request,
        assignment_id: int,
        body: dict[str, Any],
        nonce: str,
        fingerprint: str,
        language: str,
    ) -> services.Registration:
        now = timezone.now()
        assignment = open_assignment(assignment_id, now)
        answers: Answers = body.pop("answers", [])
        typed = {f"question-{answer['question']}": answer["answer"] for answer in answers}
        form = InterestForm({**body, **typed}, assignment=assignment)
        errors = _errors(form, answers)
        if errors:
            raise ValidationError(errors)
        if wait := count(INTERESTS, network(request), now):
            raise Throttled(wait=wait.total_seconds())
        return services.register_interest(
            assignment_id,
            form.entry(),
            nonce=nonce,
            fingerprint=fingerprint,
            language=language,
            now=now,
        )


def _nonce(request: Request, assignment_id: int) -> str:
    """The nonce of a key. Made for the assignment, as that of a form is."""
    sent = KEY.fullmatch(request.headers.get("Idempotency-Key", "").strip())
    if sent is None:
        raise IdempotencyKeyMissing
    return f"api-{assignment_id}-{hashlib.sha256(sent['key'].encode()).hexdigest()}"


def _fingerprint(body: Any, language: str) -> str:
    """Tells two bodies apart, and nothing of what they hold."""
    written = json.dumps([language, body], sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()


def _errors(form: InterestForm, answers: Answers) -> dict[str, Any]:
    """The form's errors, each at its place in the body."""
    places = {f"question-{answer['question']}": index for index, answer in enumerate(answers)}
    of_answers: dict[str, Any] = {
        str(index): {
            "question": [ErrorDetail(str(_("There is no such question.")), "unknown_value")]
        }
        for name, index in places.items()
        if name not in form.questions
    }
    errors: dict[str, Any] = {}
    for field, found in form.errors.get_json_data().items():
        messages = [ErrorDetail(error["message"], error["code"] or "invalid") for error in found]
        if field not in form.questions:
            errors[field] = messages
        elif field in places:
            of_answers[str(places[field])] = {"answer": messages}
        else:
            missing = of_answers.setdefault(api_settings.NON_FIELD_ERRORS_KEY, [])
            missing.extend(messages)
    return {**errors, **({"answers": of_answers} if of_answers else {})}


def _refusal(not_open: NotOpenError) -> APIException:
    if not_open.closed is Closed.FULL:
        return Full()
    return NotFound() if not_open.closed is Closed.MISSING else Gone()


def _receipt(submission: Submission) -> dict[str, Any]:
    return InterestReceiptSerializer(
        {"reference": submission.interest.reference, "received": submission.created}
    ).data
