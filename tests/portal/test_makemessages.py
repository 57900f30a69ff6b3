"""Texts of public pages for translators."""

from portal.management.commands.makemessages import calls_of


def test_each_text_is_a_call_on_its_line() -> None:
    source = """{{ _("Search") }} {{ _(fact.name) }}
{{ pgettext("day", "From") }} {{ not_a_text("x") }}
{% trans count=n, q=q %}{{ count }} hit for {{ q }}{% pluralize %}{{ count }} hits for {{ q }}{% endtrans %}
"""
    assert calls_of(source).split("\n") == [
        "gettext('Search');",
        "pgettext('day', 'From');",
        "ngettext('%(count)s hit for %(q)s', '%(count)s hits for %(q)s', 1);",
        "",
    ]
