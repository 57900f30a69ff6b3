"""The forms of residents and posters: what may be typed, and the words when it may not."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from interests.availability import OpenAssignment
from interests.entry import Entry, QuestionAnswer
from interests.identity import has_identity_number
from interests.states import Answer

IDENTITY_NUMBER = _("Leave out the personal identity number. We never ask for it or keep it.")
_PHONE = re.compile(r"[\d\s()+\-–./]*")
# Line breaks and tabs are typed; other control characters and half characters are not.
_TYPED = frozenset("\n\r\t")


def clean_text(text: str) -> None:
    """Refuse what nobody types and no mail can carry, and identity numbers."""
    if any(
        unicodedata.category(character) in ("Cc", "Cs") and character not in _TYPED
        for character in text
    ):
        raise ValidationError(_("Remove the characters that cannot be read."), code="control")
    if has_identity_number(text):
        raise ValidationError(IDENTITY_NUMBER, code="identity_number")


def one_kind_of_line_break(text: str) -> str:
    """Browsers send CRLF, scripts what they like."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def phone_number(text: str) -> None:
    """Digits and what people write between them; at least six digits."""
    if not _PHONE.fullmatch(text) or sum(map(str.isdigit, text)) < 6:
        raise ValidationError(
            _("Write a telephone number, for example 070-123 45 67, or leave it empty."),
            code="phone",
        )


class LongTextField(forms.CharField):
    """Text of several lines. Its length is counted as the browser counts it: a line break is one."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return one_kind_of_line_break(text) if isinstance(text, str) else text


class InterestForm(forms.Form):
    """A resident's interest in one assignment, with its poster's questions.

    The texts of labels and hints stand in the template; here are the rules.
    """

    name = forms.CharField(
        max_length=100,
        validators=[clean_text],
        error_messages={
            "required": _("Write your name"),
            "max_length": _("Write a shorter name, at most %(limit_value)d characters"),
        },
    )
    email = forms.EmailField(
        max_length=254,
        validators=[clean_text],
        error_messages={
            "required": _("Write your e-mail address"),
            "invalid": _("Write an e-mail address with @, for example name@example.com"),
        },
    )
    phone = forms.CharField(max_length=40, required=False, validators=[phone_number, clean_text])
    message = LongTextField(
        max_length=2000,
        required=False,
        validators=[clean_text],
        error_messages={
            "max_length": _("Write at most %(limit_value)d characters; now it is %(show_value)d"),
        },
    )

    def __init__(self, *args: Any, assignment: OpenAssignment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # By id: an answer stays with its question when the poster changes their order meanwhile.
        self.questions = {f"question-{pk}": text for pk, text in assignment.questions}
        for name, text in self.questions.items():
            self.fields[name] = LongTextField(
                label=text,
                max_length=1000,
                validators=[clean_text],
                error_messages={
                    "required": _("Answer the question: %(question)s") % {"question": text},
                    "max_length": _(
                        "Write at most %(limit_value)d characters; now it is %(show_value)d"
                    ),
                },
            )
        self.order_fields(["name", "email", "phone", *self.questions, "message"])

    @property
    def question_fields(self) -> list[forms.BoundField]:
        """The poster's questions, in their order."""
        return [self[name] for name in self.questions]

    def entry(self) -> Entry:
        """What was written, once it is valid."""
        values = self.cleaned_data
        return Entry(
            name=" ".join(values["name"].split()),
            email=values["email"],
            phone=values["phone"],
            message=values["message"],
            answers=tuple(
                QuestionAnswer(question=text, answer=values[name])
                for name, text in self.questions.items()
            ),
        )


class AnswerForm(forms.Form):
    """The poster's answer to an interest."""

    answer = forms.ChoiceField(
        choices=Answer.choices, error_messages={"required": _("Choose an answer")}
    )
    text = LongTextField(max_length=1000, required=False, validators=[clean_text])
