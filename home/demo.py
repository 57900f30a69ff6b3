"""Ready logins for looking around on one's own machine."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.db import transaction

from assignments.models import OrganisationPage
from assignments.services import give_access
from home.roles import Role

# The organisation of the demonstration content that has most to show.
DEMO_ORGANISATION = "laxlyktan"


@dataclass(frozen=True)
class DemoLogin:
    """A login whose password is its name."""

    username: str
    first_name: str
    last_name: str
    role: Role


DEMO_LOGINS = (
    DemoLogin("redaktor", "Rut", "Redaktör", Role.EDITORS),
    DemoLogin("forening", "Marianne", "Ekdahl", Role.ASSOCIATIONS),
    DemoLogin("samordnare", "Omar", "Samordnare", Role.COORDINATORS),
)


@transaction.atomic
def ensure_demo_logins() -> tuple[DemoLogin, ...]:
    """Make the logins that are missing. Only ever for development: their passwords are known."""
    for login in DEMO_LOGINS:
        user = _ensure_user(login)
        user.groups.add(Group.objects.get(name=login.role))
    organisation = (
        OrganisationPage.objects.filter(source_id=DEMO_ORGANISATION).first()
        or OrganisationPage.objects.first()
    )
    if organisation:
        give_access(get_user_model().objects.get(username="forening"), organisation)
    return DEMO_LOGINS


def _ensure_user(login: DemoLogin) -> AbstractUser:
    user: AbstractUser
    user, created = get_user_model().objects.get_or_create(
        username=login.username,
        defaults={
            "first_name": login.first_name,
            "last_name": login.last_name,
            "email": f"{login.username}@example.se",
        },
    )
    if created:
        user.set_password(login.username)
        user.save()
    return user
