"""Forms of the admin: what the models cannot say, said at the field."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from assignments.choices import Tier
from assignments.times import local_day

LONGEST_TITLE = 80
MOST_TOPICS = 3

TIER_HELP = {
    Tier.MICRO: _("Micro assignment: here and now, no promise afterwards"),
    Tier.SHORT: _("Short assignment: a few times, then it is done"),
    Tier.LONG: _("Long assignment: the same people, time after time"),
    Tier.SPECIAL: _("Special assignment: needs particular knowledge or training"),
}


class PageWithPictureForm(WagtailAdminPageForm):
    """A page in the admin whose picture is one that its editor may choose."""

    def clean_picture(self) -> Any:
        """Wagtail's chooser lists what one may choose, and its field takes any number sent."""
        # Models import this module before there are images.
        from wagtail.images.permissions import permission_policy as pictures

        picture = self.cleaned_data["picture"]
        if picture is None or "picture" not in self.changed_data:
            return picture
        if not pictures.user_has_permission_for_instance(self.for_user, "choose", picture):
            raise ValidationError(_("Choose one of your own pictures, or one that is shared."))
        return picture


class AssignmentForm(PageWithPictureForm):
    """An assignment in the admin."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "tier" in self.fields:
            self.fields["tier"].choices = list(TIER_HELP.items())
        if "title" in self.fields:
            self.fields["title"].widget.attrs["maxlength"] = LONGEST_TITLE

    def clean_title(self) -> str:
        title: str = self.cleaned_data["title"]
        if len(title) > LONGEST_TITLE:
            raise ValidationError(
                _("The title is %(length)d characters long. At most %(most)d fit."),
                params={"length": len(title), "most": LONGEST_TITLE},
            )
        return title

    def clean_topics(self) -> Any:
        topics = self.cleaned_data["topics"]
        if len(topics) > MOST_TOPICS:
            raise ValidationError(_("Choose three topics at most: those that say it best."))
        return topics

    def clean_apply_by(self) -> Any:
        day = self.cleaned_data["apply_by"]
        if day and "apply_by" in self.changed_data and day < local_day(timezone.now()):
            raise ValidationError(_("This day has passed. Nobody would find the assignment."))
        return day
