"""Small matters of templates: addresses that may break, numbers that can be dialled, pictures."""

import pytest

from assignments.jinja2tags import absolute, breakable, dialled
from assignments.pictures import Picture, RenditionFile
from assignments.structured_data import json_ld


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("042-00 00 00", "042000000"),
        ("042-00 00 00, tisdagar 9–12", "042000000"),
        ("+46 (0)42 10 50 00", "+4642105000"),
        ("112 eller 113 13", ""),
        ("fråga i receptionen", ""),
        ("123", ""),
        ("", ""),
    ],
)
def test_dialled(written: str, number: str) -> None:
    assert dialled(written) == number


def test_breakable_escapes_and_lets_break() -> None:
    assert breakable("hej@rva.example") == "hej@<wbr>rva<wbr>.example"
    assert "<script>" not in breakable("<script>@x.y")


def test_absolute_leaves_whole_addresses() -> None:
    assert absolute("/media/a.webp", "https://portal.example") == (
        "https://portal.example/media/a.webp"
    )
    assert absolute("https://cdn.example/a.webp", "https://portal.example") == (
        "https://cdn.example/a.webp"
    )


def test_json_cannot_end_its_script() -> None:
    assert "<" not in json_ld({"name": "</script><script>alert(1)</script>\u2028"})


def test_sources_by_type() -> None:
    def file(kind: str, width: int) -> RenditionFile:
        return RenditionFile(f"/{width}.{kind}", "", f"image/{kind}", width, width)

    picture = Picture("", (file("avif", 400), file("avif", 800), file("webp", 400)))
    assert [(each.type, each.srcset) for each in picture.sources] == [
        ("image/avif", "/400.avif 400w, /800.avif 800w"),
        ("image/webp", "/400.webp 400w"),
    ]
