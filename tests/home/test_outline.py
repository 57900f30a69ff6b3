"""How the body of an editorial page is laid out."""

from typing import Any

from home.blocks import BodyBlock
from home.outline import outline


def body(*blocks: tuple[str, Any]) -> Any:
    block = BodyBlock()
    return block.to_python([{"type": kind, "value": value} for kind, value in blocks])


def test_text_is_parted_at_its_headings() -> None:
    laid = outline(body(("prose", "<p>Först</p><h2>Varför &amp; hur</h2><p>Därför</p>")))

    assert laid.first is not None
    assert [(each.id, each.heading, each.body) for each in laid.first.sections] == [
        ("", "", "<p>Först</p>"),
        ("om-varfor-hur", "Varför & hur", "<p>Därför</p>"),
    ]


def test_text_that_does_not_begin_the_page_follows_in_the_order_of_the_editor() -> None:
    quote = ("quote", {"text": "Jag kom för att lära.", "by": "Gun"})

    laid = outline(body(quote, ("prose", "<h2>Sedan</h2><p>Då</p>")))

    assert laid.first is None
    assert [part.kind for part in laid.parts] == ["quote", "prose"]


def test_contents_list_the_headings_of_text_and_blocks_once_there_are_three() -> None:
    steps = ("steps", {"heading": "Så gör du", "steps": [{"heading": "Hitta", "text": "Sök."}]})
    prose = ("prose", "<h2>Ett</h2><p>1</p><h2>Ett</h2><p>2</p>")

    assert [entry.id for entry in outline(body(prose, steps)).contents] == [
        "om-ett",
        "om-ett-2",
        "om-sa-gor-du",
    ]
    assert list(outline(body(steps)).contents) == []


def test_an_empty_body_and_an_empty_heading_are_no_harm() -> None:
    assert outline(body()).parts == []
    assert outline(body(("prose", "<h2> </h2><p>Text</p>"))).contents == ()
