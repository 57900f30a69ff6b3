import pytest

from search.analysis import Importance, analyse_query
from tests.search.analysis.written import needed


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("jag vill laga cyklar och inte sitta hemma", ["laga cyklar"]),
        ("laga cyklar utan att prata så mycket", ["laga cyklar"]),
        ("slippa tunga lyft men laga cyklar", ["laga cyklar"]),
        ("laga cyklar men inget städjobb", ["laga cyklar"]),
        ("laga cyklar med alla utom barn", ["laga cyklar"]),
        ("anything but children and repair bikes", ["repair bikes"]),
        ("är rädd för hundar men vill laga cyklar", ["laga cyklar"]),
        ("vill helst inte sjunga men laga cyklar", ["laga cyklar"]),
        ("inte sitta hemma", ["sitta hemma"]),
        ("barn som inte kan jonglera", ["barn", "jonglera"]),
        ("barn som har ingen mat", ["barn", "mat"]),
        ("inte bara laga cyklar", ["laga cyklar"]),
    ],
)
def test_what_somebody_would_rather_not_is_left_out(query: str, left: list[str]) -> None:
    assert [word.plain for word in needed(query)] == left


def test_what_somebody_would_rather_not_scores_nothing() -> None:
    words = analyse_query("laga cyklar och inte gå på hundpromenaden")
    assert [word.plain for word in words if word.importance is Importance.TOGETHER] == [
        "laga cyklar"
    ]
    assert not [word for word in words if word.importance is Importance.OF_COMPOUND]
