"""The kinds of mail that the portal sends: one table, filled by the apps that send them.

A kind `receipt` is written in templates/email/receipt/: subject.txt, body.txt and body.html.
"""

from dataclasses import dataclass

from django.utils.functional import Promise

PARTS = ("subject.txt", "body.txt", "body.html")


@dataclass(frozen=True)
class MailKind:
    """One kind of mail: its folder of templates and what editors call it."""

    name: str
    label: str | Promise
    alerts: bool = True
    """Whether the coordinator is told when it cannot be delivered. Not for alerts themselves,
    or an alert that fails would cause the next one."""

    def template(self, part: str) -> str:
        """The template of one of `PARTS`."""
        return f"email/{self.name}/{part}"


KINDS: dict[str, MailKind] = {}


def register(kind: MailKind) -> MailKind:
    """Add `kind` to the table. Raises ValueError if the name is taken."""
    if KINDS.get(kind.name, kind) != kind:
        raise ValueError(f"There is already another kind of mail named {kind.name!r}.")
    KINDS[kind.name] = kind
    return kind


def silent_kinds() -> list[str]:
    """Names of the kinds whose failure alerts nobody."""
    return [kind.name for kind in KINDS.values() if not kind.alerts]
