"""A circuit breaker: what has failed is not asked again until it has answered in the background.

So one visitor pays for a failure with a time limit, and none after. Whoever cannot be asked is
asked again by a thread of its own, ever more seldom, and is back when it answers.
"""

import logging
import threading
import time
from collections.abc import Callable

logger = logging.getLogger(__name__)

FIRST_WAIT = 1.0  # seconds before it is asked again; each failure doubles it
LONGEST_WAIT = 15.0
# One that fails so soon after it came back did not: the wait goes on growing.
_SETTLED = 60.0


class Breaker:
    """Stands before `name`. `probe` asks it something; of what `failures` are, it is still down."""

    def __init__(
        self,
        name: str,
        probe: Callable[[], object],
        failures: type[Exception],
        *,
        first_wait: float = FIRST_WAIT,
    ) -> None:
        self._name = name
        self._probe = probe
        self._failures = failures
        self._first_wait = first_wait
        self._lock = threading.Lock()
        self._wait = first_wait
        self._closed_at = float("-inf")
        self._watcher: threading.Thread | None = None
        self.is_open = False
        self.openings = 0

    def allows(self) -> bool:
        """Whether to ask. Never waits."""
        if not self.is_open:
            return True
        self._watch()
        return False

    def trip(self, error: Exception) -> None:
        """It has failed: ask no more until it answers."""
        with self._lock:
            if self.is_open:
                return
            self.is_open = True
            self.openings += 1
            if time.monotonic() - self._closed_at > _SETTLED:
                self._wait = self._first_wait
        logger.warning("%s is not asked until it works again: %s", self._name, error)
        self._watch()

    def _watch(self) -> None:
        """Start the thread that asks, unless there is one."""
        with self._lock:
            if self.is_open and (self._watcher is None or not self._watcher.is_alive()):
                self._watcher = threading.Thread(
                    target=self._ask_until_it_answers, name=f"{self._name} probe", daemon=True
                )
                self._watcher.start()

    def _ask_until_it_answers(self) -> None:
        while True:
            time.sleep(self._wait)
            self._wait = min(self._wait * 2, LONGEST_WAIT)
            try:
                self._probe()
            except self._failures:
                continue
            break
        with self._lock:
            self._closed_at = time.monotonic()
            self.is_open = False
        logger.warning("%s works again", self._name)
