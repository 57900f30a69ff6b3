"""Ready logins for looking around on one's own machine."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.db import transaction
from wagtail.models import Site

from assignments.models import OrganisationPage
from assignments.services import give_access
from home.roles import Role
from interests.models import InterestSettings
from interests.settings import interest_settings

# The organisation of the demonstration content that has most to show.
DEMO_ORGANISATION = "laxlyktan"
COORDINATOR = "samordnare"


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
    DemoLogin(COORDINATOR, "Omar", "Samordnare", Role.COORDINATORS),
)


def _email(username: str) -> str:
    return f"{username}@example.se"


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
    _ensure_coordinator()
    return DEMO_LOGINS


def _ensure_coordinator() -> None:
    """Name the coordinator where nobody is named, so that alerts and reports reach somebody."""
    if interest_settings().coordinator_email:
        return
    settings = InterestSettings.for_site(Site.objects.get(is_default_site=True))
    settings.coordinator_name = "Omar Samordnare"
    settings.coordinator_email = _email(COORDINATOR)
    settings.save()


def _ensure_user(login: DemoLogin) -> AbstractUser:
    user: AbstractUser
    user, created = get_user_model().objects.get_or_create(
        username=login.username,
        defaults={
            "first_name": login.first_name,
            "last_name": login.last_name,
            "email": _email(login.username),
        },
    )
    if created:
        user.set_password(login.username)
        user.save()
    return user
