"""Templates: Jinja2 for what residents see, Django's for mails and the admin (decision 0016)."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from html import escape
from typing import Any

from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.template.defaultfilters import capfirst, date, linebreaks_filter, linebreaksbr, time
from django.templatetags.static import static
from django.utils.timezone import is_aware, localtime
from django.utils.translation import get_language
from jinja2 import ChainableUndefined, Environment, FileSystemLoader, TemplateNotFound, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Undefined
from markupsafe import Markup
from wagtail.rich_text import RichText, expand_db_html

from assignments.addresses import path_of
from portal.texts import CALLABLES, language_of

# Folders of templates/ that are written for Django, as what they extend is.
DJANGO = frozenset({"admin", "email", "wagtailadmin"})


class PublicLoader(FileSystemLoader):
    """Finds the templates of public pages, and leaves those of mails and the admin to Django."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        if not is_public(template):
            raise TemplateNotFound(template)
        return super().get_source(environment, template)


class PublicGenerator(CodeGenerator):
    """Writes templates as Python that escapes what they show by `html`."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if finalize.src is not None or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.html(")


class PublicEnvironment(Environment):
    code_generator_class = PublicGenerator

    @staticmethod
    def html(value: Any) -> str:
        """`value` as it is shown, escaped unless it is markup.

        As `markupsafe.escape`, which makes an object of its own kind of each, and a page shows a
        thousand: that took a tenth of the time of a search page.
        """
        if type(value) is str:
            return escape(value)
        if type(value) is int:
            return str(value)
        return value.__html__() if hasattr(value, "__html__") else escape(str(value))


def is_public(name: str) -> bool:
    """Whether a template, by its name below templates/, is one of a public page."""
    return name.partition("/")[0] not in DJANGO


def environment(**options: Any) -> PublicEnvironment:
    """Jinja2 as this project writes it: Django's texts, addresses, days and paragraphs.

    What is not there shows nothing and is false, so that a component may be given less than it
    can show, and the page around an error has no page of the tree.
    """
    made = PublicEnvironment(
        autoescape=True,
        auto_reload=options["auto_reload"],
        extensions=["jinja2.ext.i18n", *options["extensions"]],
        loader=PublicLoader(options["loader"].searchpath),
        undefined=ChainableUndefined,
    )
    # A text's variables are given to it, which escapes them.
    made.newstyle_gettext = True  # type: ignore[attr-defined] # of jinja2.ext.i18n
    made.globals |= {
        **CALLABLES,
        "component": component,
        "get_language": get_language,
        "static": cache(static),  # the files of a process stay the same
        "url": url,
    }
    made.filters |= {
        "capfirst": capfirst,
        "date": _local(date),
        "linebreaks": _paragraphs,
        "linebreaksbr": linebreaksbr,
        "richtext": richtext,
        "time": _local(time),
    }
    return made


def public_environment() -> Environment:
    """The environment that the public pages are rendered in."""
    engine = engines["jinja2"]
    assert isinstance(engine, Jinja2)  # noqa: S101 settings say so
    return engine.env


@pass_context
def component(context: Context, name: str, /, **parameters: Any) -> Markup:
    """`{{ component("card", card=card) }}`: templates/components/card.html, given only these."""
    environment = context.environment
    template = environment.get_template(f"components/{name}.html")
    # As `template.render(parameters)`, which takes ten times as long to gather the globals.
    given = {**environment.globals, "LANGUAGE_CODE": language_of(context), **parameters}
    own = environment.context_class(environment, given, template.name, template.blocks)
    return Markup(environment.concat(template.root_render_func(own)))  # noqa: S704 rendered


@pass_context
def url(context: Context, name: str, /, *args: Any) -> str:
    """`{{ url("interests:form", page.pk) }}`: the path of a view in the language of the page."""
    return path_of(language_of(context), name, *args)


def richtext(text: RichText | str | None) -> Markup:
    """An editor's rich text as markup.

    Wagtail's filter of that name goes through a template of Django's, ten times as long.
    """
    source = text.source if isinstance(text, RichText) else text or ""
    return Markup(expand_db_html(source))  # noqa: S704 editors write markup, and Wagtail cleans it


def _paragraphs(text: str) -> Markup:
    """Running text with its paragraphs and lines, escaped."""
    return Markup(linebreaks_filter(text))  # noqa: S704 it escapes


def _local(filter_: Callable[..., str]) -> Callable[..., str]:
    """`filter_` of a moment as people here read it, in Europe/Stockholm."""

    def localised(value: Any, form: str) -> str:
        if isinstance(value, Undefined):
            return ""
        aware = isinstance(value, datetime) and is_aware(value)
        return filter_(localtime(value) if aware else value, form)

    return localised
