"""What follows from changes of the tree, and from new pictures."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.signals import post_page_move

from assignments.models import AssignmentPage, OrganisationPage, OrganisationTeam
from assignments.pictures import PAGE_WIDTHS, picture_of


@receiver(post_page_move)
def follow_the_tree(instance: Page, **kwargs: Any) -> None:
    """An assignment that was moved belongs to the organisation that it now stands under."""
    for page in AssignmentPage.objects.descendant_of(instance, inclusive=True):
        organisation = OrganisationPage.objects.parent_of(page).get()
        if page.organisation_id != organisation.pk:
            AssignmentPage.objects.filter(pk=page.pk).update(organisation=organisation)


@receiver(post_delete, sender=OrganisationTeam)
def delete_group_of_team(instance: OrganisationTeam, **kwargs: Any) -> None:
    """A deleted organisation leaves no group behind; its pictures stay for whoever uses them."""
    instance.group.delete()


@receiver(post_save, sender=get_image_model())
def make_renditions(instance: Any, *, raw: bool = False, **kwargs: Any) -> None:
    """Whoever uploads a picture waits for its files (seconds), not the first to see the page."""
    if not raw:
        transaction.on_commit(lambda: picture_of(instance, PAGE_WIDTHS))
