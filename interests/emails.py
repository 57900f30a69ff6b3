"""The mails about an interest: what each says and to whom. Saving them is for services."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assignments.models import AssignmentPage
from interests import links
from interests.models import Interest, InterestSettings
from interests.models.interests import TO_POSTER as TO_POSTER_NAME
from interests.models.interests import first_name
from interests.states import Answer
from interests.timeline import reply_day, steps, who_answers
from mail.kinds import MailKind, register
from mail.messages import OutgoingMessage, address
from mail.rendering import render

TO_POSTER = register(MailKind(TO_POSTER_NAME, gettext_lazy("Interest, to the poster")))
RECEIPT = register(MailKind("interest_receipt", gettext_lazy("Receipt, to the resident")))
WITHDRAWN = register(
    MailKind("interest_withdrawn", gettext_lazy("Interest withdrawn, to the poster"))
)
ANSWERED = register(MailKind("interest_answered", gettext_lazy("Answer, to the resident")))


def registered(
    interest: Interest, assignment: AssignmentPage, policy: InterestSettings, now: datetime
) -> list[OutgoingMessage]:
    """One mail to each recipient, and the receipt."""
    return [
        *(
            _to_poster(interest, assignment, place, now)
            for place in range(len(interest.recipients))
        ),
        _receipt(interest, assignment, policy, now),
    ]


def _to_poster(
    interest: Interest, assignment: AssignmentPage, place: int, now: datetime
) -> OutgoingMessage:
    language = assignment.text_language
    with translation.override(language):
        facts = [(answer["question"], answer["answer"]) for answer in interest.answers]
        if interest.phone:
            facts.append((_("Phone"), interest.phone))
        facts.append((_("E-mail"), interest.email))
        reply_by = reply_day(interest, now)
    urls = links.answer_urls(interest, place, language)
    context = {
        **_subject_matter(interest, assignment, language),
        "recipient": first_name(interest.recipients[place]["name"]),
        "facts": facts,
        "fact_lines": [fact_line(name, text) for name, text in facts],
        "reply_by": reply_by,
        "welcome_url": urls[Answer.WELCOME],
        "talk_url": urls[Answer.TALK],
        "full_url": urls[Answer.FULL],
        "edit_url": links.edit_url(assignment),
    }
    return OutgoingMessage(
        kind=TO_POSTER,
        to=interest.recipients[place]["email"],
        reply_to=address(interest.name, interest.email),
        content=render(TO_POSTER, language, context),
        language=language,
    )


def fact_line(name: str, text: str) -> str:
    """`Telefon: 070-123 45 67`, or a question with its answer after it."""
    return f"{name} {text}" if name.endswith("?") else f"{name}: {text}"


def _receipt(
    interest: Interest, assignment: AssignmentPage, policy: InterestSettings, now: datetime
) -> OutgoingMessage:
    language = interest.language
    with translation.override(language):
        line = [(step.when, step.what) for step in steps(interest, assignment, now)]
        reply_by = reply_day(interest, now)
    context = {
        **_subject_matter(interest, assignment, language),
        "steps": line,
        "reply_by": reply_by,
        "follow_url": links.follow_url(interest),
        "coordinator": policy.coordinator_email,
    }
    return OutgoingMessage(
        kind=RECEIPT,
        to=interest.email,
        reply_to=_coordinator(policy),
        content=render(RECEIPT, language, context),
        language=language,
    )


def withdrawn(interest: Interest) -> list[OutgoingMessage]:
    """One mail to each of those who got the interest."""
    assignment = interest.assignment
    language = assignment.text_language if assignment else settings.LANGUAGE_CODE
    return [
        OutgoingMessage(
            kind=WITHDRAWN,
            to=recipient["email"],
            reply_to=address(interest.name, interest.email),
            content=render(
                WITHDRAWN,
                language,
                {
                    **_subject_matter(interest, assignment, language),
                    "recipient": first_name(recipient["name"]),
                },
            ),
            language=language,
        )
        for recipient in interest.recipients
    ]


def answered(interest: Interest, place: int, policy: InterestSettings) -> OutgoingMessage:
    """The poster's answer, to the resident; a reply to it goes to who answered."""
    recipient = interest.recipients[place]
    language = interest.language
    with translation.override(language):
        who = who_answers([recipient], interest.organisation_name)
    context = {
        **_subject_matter(interest, interest.assignment, language),
        "answer": interest.answer,
        "answer_text": interest.answer_text,
        "who": who,
        "poster": first_name(recipient["name"]) or interest.organisation_name,
        "poster_email": recipient["email"],
        "follow_url": links.follow_url(interest),
    }
    return OutgoingMessage(
        kind=ANSWERED,
        to=interest.email,
        reply_to=address(recipient["name"], recipient["email"]),
        content=render(ANSWERED, language, context),
        language=language,
    )


def _subject_matter(
    interest: Interest, assignment: AssignmentPage | None, language: str
) -> dict[str, Any]:
    return {
        "interest": interest,
        "name": interest.name,
        "first_name": interest.first_name,
        "title": interest.assignment_title,
        "organisation": interest.organisation_name,
        "assignment_url": links.assignment_url(assignment, language),
    }


def _coordinator(policy: InterestSettings) -> str:
    if not policy.coordinator_email:
        return ""
    return address(policy.coordinator_name, policy.coordinator_email)
