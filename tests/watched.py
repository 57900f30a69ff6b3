"""A page that tells of all that goes wrong in it."""

from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Response

# Chromium asks for it by itself, whatever the page says.
NOT_OURS = ("/favicon.ico",)


@dataclass
class Watched:
    """Errors of scripts, broken policies and answers that are no good."""

    page: Page
    troubles: list[str] = field(default_factory=list)
    expected: frozenset[int] = frozenset({404, 410, 422})

    def __post_init__(self) -> None:
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        self.page.on("response", self._answered)

    def _said(self, message: ConsoleMessage) -> None:
        # Chromium reports a 404 of the page itself as an error too; those are judged below.
        if message.type in {"error", "warning"} and "status of 4" not in message.text:
            self.troubles.append(f"{message.type}: {message.text}")

    def _answered(self, response: Response) -> None:
        is_page = response.request.is_navigation_request()
        bad = response.status >= 400 and not (is_page and response.status in self.expected)
        if bad and not response.url.endswith(NOT_OURS):
            self.troubles.append(f"{response.status}: {response.url}")
