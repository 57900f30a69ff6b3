"""Factories for pages. Each finds or lays the page tree that it needs.

Finding its parent is far quicker than looking whether the whole tree stands.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import factory
import wagtail_factories

from assignments.choices import CallStatus, ContactRole, OrganisationKind, Tier
from assignments.models import (
    AssignmentPage,
    CallIndexPage,
    CallPage,
    CallQuestion,
    Contact,
    District,
    Initiative,
    Need,
    Occasion,
    OrganisationIndexPage,
    OrganisationPage,
    Question,
    Topic,
)
from home.models import EditorialPage, HomePage
from home.tree import ensure_tree


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic
        django_get_or_create = ("slug",)

    slug = factory.Sequence(lambda n: f"topic-{n}")
    name_sv = factory.LazyAttribute(lambda topic: f"Ämne {topic.slug}")
    name_en = factory.LazyAttribute(lambda topic: f"Topic {topic.slug}")
    sort_order = factory.Sequence(lambda n: n)


class DistrictFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = District
        django_get_or_create = ("slug",)

    slug = factory.Sequence(lambda n: f"district-{n}")
    name = factory.LazyAttribute(lambda district: f"Stadsdel {district.slug}")
    lat = 56.05
    lon = 12.7
    tile_column = factory.Sequence(lambda n: n % 100 + 1)
    tile_row = factory.Sequence(lambda n: n // 100 + 1)


class EditorialPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = EditorialPage

    parent = factory.LazyFunction(lambda: HomePage.objects.first() or ensure_tree().home)
    title = factory.Sequence(lambda n: f"Redaktionell sida {n}")


class OrganisationFactory(wagtail_factories.PageFactory):
    """An approved, published organisation."""

    class Meta:
        model = OrganisationPage

    parent = factory.LazyFunction(
        lambda: OrganisationIndexPage.objects.first() or ensure_tree().organisations
    )
    title = factory.Sequence(lambda n: f"Förening {n}")
    kind = OrganisationKind.ASSOCIATION
    summary = "Vi hjälps åt i kvarteret."
    about = "<p>Vi började med en termos te.</p>"
    email = factory.Sequence(lambda n: f"forening-{n}@example.org")
    contact_name = "Marianne Ekdahl"
    approved = True


class AssignmentFactory(wagtail_factories.PageFactory):
    """A published assignment that can be found; `occasions` etc. are lists of unsaved children."""

    class Meta:
        model = AssignmentPage

    parent = factory.LazyFunction(OrganisationFactory)
    title = factory.Sequence(lambda n: f"Uppdrag {n}")
    summary = "Sitt bredvid barn medan de gör sina läxor."
    description = "<p>Vi dukar upp penslar, linjaler och suddgummin.</p>"
    tier = Tier.SHORT
    topics = factory.LazyFunction(lambda: [TopicFactory()])
    district = factory.SubFactory(DistrictFactory)

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        # Publishing in the admin sets these; factories save the page directly.
        if kwargs.get("live", True):
            kwargs.setdefault("first_published_at", datetime.now(UTC))
            kwargs.setdefault("last_published_at", kwargs["first_published_at"])
        return super()._create(model_class, *args, **kwargs)


class CallFactory(wagtail_factories.PageFactory):
    """A published, open call."""

    class Meta:
        model = CallPage

    parent = factory.LazyFunction(lambda: CallIndexPage.objects.first() or ensure_tree().calls)
    title = factory.Sequence(lambda n: f"Utlysning {n}")
    summary = "Ser du ett behov hos människor omkring dig?"
    status = CallStatus.OPEN
    opens = factory.LazyFunction(lambda: datetime.now(UTC) - timedelta(days=7))
    background = "<p>Strömmen kommer och går i byarna.</p>"
    how_it_works = "<p>Du skickar in några rader. Någon av oss ringer upp.</p>"
    contact_email = "samordnare@example.se"


class OccasionFactory(factory.django.DjangoModelFactory):
    """Two hours of the morning a week from now. Built, not saved: give it to an assignment."""

    class Meta:
        model = Occasion
        strategy = factory.BUILD_STRATEGY

    # Not by the hour of now: what passes midnight is on two days.
    starts = factory.LazyFunction(
        lambda: (datetime.now(UTC) + timedelta(days=7)).replace(hour=9, minute=0, second=0)
    )
    ends = factory.LazyAttribute(lambda occasion: occasion.starts + timedelta(hours=2))


class ContactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contact
        strategy = factory.BUILD_STRATEGY

    name = "Reza Farahani"
    email = factory.Sequence(lambda n: f"kontakt-{n}@example.org")
    role = ContactRole.POSTER


class QuestionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Question
        strategy = factory.BUILD_STRATEGY

    text = "När kan du börja?"


class NeedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Need
        strategy = factory.BUILD_STRATEGY

    title = "Varma rum i byarna"
    department = "Stadsledningsförvaltningen"
    description = "När elen är borta behöver varje by ett tänt och uppvärmt rum."


class CallQuestionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CallQuestion
        strategy = factory.BUILD_STRATEGY

    question = "Får en förening söka?"
    answer = "<p>Ja, också två tillsammans.</p>"


class InitiativeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Initiative
        strategy = factory.BUILD_STRATEGY

    title = "Varma rum"
    organisation_name = "Beredskapsringen Sundet"
    summary = "Bygdegårdar öppnas som värmestugor."
    status = "pilot"
