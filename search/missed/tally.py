"""Counts what was searched without results, together for all processes of a machine.

In a file beside the database; the worker of the machine brings the counts over (services.py). No
moment finer than a day is written, and nothing of who searched.
"""

import logging
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from interests.counts_file import CountsFile

logger = logging.getLogger(__name__)

# Words that wait for the worker, which comes every minute: more are no residents'.
MOST_WAITING = 1_000

_FILE = CountsFile(
    """
    CREATE TABLE IF NOT EXISTS missed (day TEXT, words TEXT, times INTEGER, PRIMARY KEY (day, words))
    WITHOUT ROWID
    """,
    patience=0.1,  # what is not counted then is no loss
)
_COUNT = """
INSERT INTO missed
SELECT :day, :words, 1 WHERE (SELECT count(*) FROM missed) < :most
OR EXISTS (SELECT 1 FROM missed WHERE day = :day AND words = :words)
ON CONFLICT (day, words) DO UPDATE SET times = times + 1
"""


@dataclass(frozen=True)
class Missed:
    """Words that so many searches of a day found nothing for."""

    day: date
    words: str
    times: int


def count(words: str, day: date) -> None:
    """Count one search. Never raises and hardly waits: the page comes first."""
    values = {"day": day.isoformat(), "words": words, "most": MOST_WAITING}
    try:
        _FILE.connection(_path()).execute(_COUNT, values)
    except sqlite3.Error as error:
        logger.warning("A search without results was not counted: %s", error)


def waiting() -> list[Missed]:
    """What has been counted and not been taken away."""
    rows = _FILE.connection(_path()).execute("SELECT day, words, times FROM missed").fetchall()
    return [Missed(date.fromisoformat(day), words, times) for day, words, times in rows]


def take_away(counted: Iterable[Missed]) -> None:
    """Take away what was brought over; what was counted meanwhile stays."""
    connection = _FILE.connection(_path())
    rows = [(each.times, each.day.isoformat(), each.words) for each in counted]
    connection.executemany("UPDATE missed SET times = times - ? WHERE day = ? AND words = ?", rows)
    connection.execute("DELETE FROM missed WHERE times <= 0")


def _path() -> Path:
    return Path(settings.VAR_DIR) / "missed.sqlite3"
