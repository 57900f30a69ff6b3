"""Times how long it takes until what is published is found, and what is taken back is gone.

    python -m scripts.bench.publishing TIMES

The portal and its worker run, with caches, at BASE_URL; this process is the editor and then the
visitor, who asks the page and the API again and again. Prints JSON, in seconds.
"""

import json
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from functools import partial

import django

django.setup()

from django.conf import settings
from django.utils import timezone

from assignments.models import AssignmentPage

PATIENCE = 60  # seconds
# Of letters in an order that no language has, so that nothing else is found by them.
_WORDS = ("qvrxzima", "zwqtrubo", "xkqvlone", "qzjhwari", "wxqzvidu")


def main(times: int) -> None:
    pages = list(AssignmentPage.objects.newest(timezone.now())[:times])
    found, gone = [], []
    for number, listed in enumerate(pages):
        page = AssignmentPage.objects.get(pk=listed.pk)
        title, word = page.title, f"{_WORDS[number % len(_WORDS)]}{'abcdefghij'[number // 5 % 10]}"
        search, address = f"/api/v1/search/?q={word}", page.get_url()
        _status(address)  # it is in the caches
        page.title = f"{title} {word}"
        page.save_revision().publish()
        found.append(_seconds_until(partial(_is_found, search)))
        page.unpublish()
        gone.append(_seconds_until(partial(_is_gone, address)))
        page.title = title
        page.save_revision().publish()
    sys.stdout.write(json.dumps({"found": max(found), "gone": max(gone), "times": len(pages)}))


def _seconds_until(is_so: Callable[[], bool]) -> float:
    started = time.perf_counter()
    while not is_so():
        if time.perf_counter() - started > PATIENCE:
            raise SystemExit(f"Nothing came of it in {PATIENCE} s")
        time.sleep(0.02)
    return round(time.perf_counter() - started, 2)


def _is_found(address: str) -> bool:
    with urllib.request.urlopen(f"{settings.BASE_URL}{address}", timeout=10) as answer:  # noqa: S310
        return bool(json.load(answer)["total"] == 1)


def _is_gone(address: str) -> bool:
    return _status(address) == 410


def _status(address: str) -> int:
    try:
        with urllib.request.urlopen(f"{settings.BASE_URL}{address}", timeout=10) as answer:  # noqa: S310
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


if __name__ == "__main__":
    main(int(sys.argv[1]))
