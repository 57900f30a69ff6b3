"""What a resident has written, before it becomes an interest."""

from dataclasses import dataclass


@dataclass(frozen=True)
class QuestionAnswer:
    """One of the poster's questions and what the resident answered."""

    question: str
    answer: str


@dataclass(frozen=True)
class Entry:
    """A valid form, or a valid request of the API."""

    name: str
    email: str
    phone: str = ""
    message: str = ""
    answers: tuple[QuestionAnswer, ...] = ()

    @property
    def email_key(self) -> str:
        """The address as one compares it: people write the same one in different cases."""
        return self.email.strip().casefold()
