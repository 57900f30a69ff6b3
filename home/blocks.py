"""The small set of blocks that editorial pages are made of."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from assignments.pictures import PAGE_WIDTHS, picture_of

PROSE = ["h2", "h3", "bold", "italic", "link", "document-link", "ul", "ol"]


class FigureBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        image = value["image"]
        picture = picture_of(image, PAGE_WIDTHS)
        # The words for this place, rather than the picture's own.
        context["picture"] = picture and replace(picture, alt=image.contextual_alt_text or "")
        return context

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "components/blocks/figure.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quote"))
    by = blocks.CharBlock(label=_("Who said it"), required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "components/blocks/quote.html"


class StepBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=100)
    text = blocks.TextBlock(label=_("Text"))


class StepsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=100)
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=2)

    class Meta:
        icon = "list-ol"
        label = _("Numbered steps")
        template = "components/blocks/steps.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=200)
    answer = blocks.RichTextBlock(
        label=_("Answer"), features=["bold", "italic", "link", "ul", "ol"]
    )


class FaqBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=100)
    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        template = "components/blocks/faq.html"


class CalloutBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=100)
    text = blocks.RichTextBlock(label=_("Text"), features=["bold", "italic", "link", "ul", "ol"])
    ground = blocks.ChoiceBlock(
        label=_("Colour"), choices=[("sea", _("Sea")), ("rape", _("Rapeseed"))], default="sea"
    )
    button_text = blocks.CharBlock(label=_("Button"), required=False, max_length=60)
    button_page = blocks.PageChooserBlock(label=_("The button leads to"), required=False)

    class Meta:
        icon = "warning"
        label = _("Call-out")
        template = "components/blocks/callout.html"


class BodyBlock(blocks.StreamBlock):
    """The body of an editorial page."""

    prose = blocks.RichTextBlock(
        label=_("Text"), features=PROSE, template="components/blocks/prose.html"
    )
    figure = FigureBlock()
    quote = QuoteBlock()
    steps = StepsBlock()
    faq = FaqBlock()
    callout = CalloutBlock()
