"""How pages are edited. An association sees what it needs twice a year; the rest is the editors'."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

# Addresses, texts for search engines and times of publication are for those who know them.
CURATE = "assignments.curate_pages"
APPROVE = "assignments.approve_organisationpage"


# Topics are many and short.
IN_COLUMNS = forms.CheckboxSelectMultiple(attrs={"class": "in-columns"})

# One or two sentences, of which one wants to see both ends.
SENTENCES = AdminAutoHeightTextInput(attrs={"rows": 2})

# The permission of a group only hides its fields; that of a field takes it out of the form.
PROMOTE_PANELS: list[Panel] = [
    FieldPanel(name, permission=CURATE) for name in ("slug", "seo_title", "search_description")
]
SCHEDULE_PANEL = PublishingPanel()
for schedule_field in SCHEDULE_PANEL.children:
    schedule_field.permission = CURATE


def page_tabs(content: Sequence[Panel | str], form: type[forms.BaseForm]) -> TabbedInterface:
    """The tabs of a page that associations edit."""
    return TabbedInterface(
        [
            ObjectList(content, heading=_("Content")),
            ObjectList(PROMOTE_PANELS, heading=_("Address and search engines"), permission=CURATE),
            ObjectList([SCHEDULE_PANEL], heading=_("Schedule"), permission=CURATE),
        ],
        base_form_class=form,
    )


ORGANISATION_PANELS: list[Panel] = [
    FieldPanel("title", heading=_("Name"), help_text=_("The name that people know you by.")),
    FieldPanel("kind"),
    FieldPanel("summary", widget=SENTENCES),
    FieldPanel("about"),
    FieldPanel("picture"),
    FieldPanel("topics", widget=IN_COLUMNS),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
            FieldPanel("contact_name"),
            FieldPanel("website"),
            FieldPanel("membership_url"),
        ],
        _("Contact"),
    ),
    MultiFieldPanel(
        [FieldPanel("district", widget=forms.Select), FieldPanel("address")], _("Place")
    ),
    FieldPanel("text_language"),
    MultiFieldPanel(
        [
            FieldPanel("approved", permission=APPROVE),
            FieldPanel("paused"),
            HelpPanel(content=_("Assignments of a paused organisation can still be edited.")),
        ],
        _("Shown to residents"),
    ),
]

ASSIGNMENT_PANELS: list[Panel] = [
    FieldPanel(
        "title",
        heading=_("Title"),
        help_text=_("Say what one does: “Read to the children”, not “Volunteer wanted”."),
    ),
    FieldPanel("summary", widget=SENTENCES),
    FieldPanel("tier", widget=forms.RadioSelect),
    FieldPanel("topics", widget=IN_COLUMNS),
    FieldPanel("description"),
    FieldPanel("picture"),
    MultiFieldPanel(
        [
            FieldPanel("when_text"),
            InlinePanel(
                "occasions",
                heading=_("Occasions"),
                label=_("occasion"),
                help_text=_("Days and times that are decided. None is needed for “whenever”."),
            ),
            FieldPanel("apply_by"),
        ],
        _("When"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("district", widget=forms.Select),
            FieldPanel("remote"),
            FieldPanel("address"),
            FieldRowPanel(
                [FieldPanel("lat", permission=CURATE), FieldPanel("lon", permission=CURATE)]
            ),
        ],
        _("Where"),
    ),
    MultiFieldPanel(
        [FieldPanel("you_get"), FieldPanel("first_time"), FieldPanel("you_bring")],
        _("For the volunteer"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("spots"), FieldPanel("min_age")]),
            FieldPanel("languages"),
            FieldRowPanel([FieldPanel("groups_welcome"), FieldPanel("companies_welcome")]),
            FieldRowPanel([FieldPanel("step_free"), FieldPanel("police_extract")]),
        ],
        _("Good to know"),
    ),
    InlinePanel(
        "questions",
        heading=_("Your questions"),
        label=_("question"),
        max_num=3,
        help_text=_("At most three, answered by whoever shows interest. None is fine."),
    ),
    InlinePanel(
        "contacts",
        heading=_("Who answers"),
        label=_("contact"),
        help_text=_(
            "They get the interest by e-mail. Without any, your organisation’s address does."
        ),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("full"), FieldPanel("paused")]),
            FieldPanel("text_language"),
            FieldPanel("call", permission=CURATE),
        ],
        _("State"),
    ),
]

CALL_PANELS: list[Panel] = [
    FieldPanel("title", heading=_("Title"), help_text=_("What the city asks for.")),
    FieldPanel("summary", widget=SENTENCES),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("status"), FieldPanel("crisis")]),
            FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
        ],
        _("Status and dates"),
    ),
    FieldPanel("background"),
    InlinePanel("needs", label=_("need"), heading=_("Needs of the departments")),
    FieldPanel("what_is_innovation"),
    FieldPanel("how_it_works"),
    FieldPanel("funding"),
    InlinePanel("initiatives", label=_("initiative"), heading=_("Initiatives")),
    InlinePanel(
        "questions",
        label=_("question and answer"),
        heading=_("Questions and answers"),
        help_text=_("What several have asked. The newest first."),
    ),
    FieldPanel("topics", widget=IN_COLUMNS),
    FieldPanel("picture"),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_email")])], _("Contact")
    ),
    FieldPanel("text_language"),
]
