"""Pages that are there only when something has happened: an interest, a full or an ended one."""

import email
import email.policy
import re
import time
import urllib.parse
import urllib.request
from email.message import EmailMessage
from pathlib import Path

from portal.trial import Trial

STATES = ("thanks", "follow", "answer", "full", "form of a full one", "ended")
SECONDS = 60
TURN = """
from assignments.models import AssignmentPage
for pk, field in (({full}, "full"), ({ended}, "paused")):
    page = AssignmentPage.objects.get(pk=pk)
    setattr(page, field, True)
    page.save()
    print(page.get_url())
"""
INTEREST = {
    "name": "Siv Karlsson",
    "email": "siv@example.org",
    "phone": "070-123 45 67",
    "message": "Jag bor i närheten och har tid på lördagar.\n\nHör gärna av er!",
}


def state_paths(portal: Trial, assignments: list[int]) -> dict[str, str]:
    """Bring the states about, with three open assignments, and say where they are seen."""
    of_interest, full, ended = assignments
    thanks = send_interest(portal, of_interest)
    links = links_of_mails(portal.var / "mail")
    full_path, ended_path = portal.manage(
        "shell", "--no-imports", "-c", TURN.format(full=full, ended=ended)
    ).split()
    paths = {
        "thanks": thanks,
        "follow": links["folj"],
        "answer": links["svara"],
        "full": full_path,
        "form of a full one": f"/intresse/{full}/",
        "ended": ended_path,
    }
    assert tuple(paths) == STATES
    return paths


def send_interest(portal: Trial, assignment: int) -> str:
    """Fill in and send the form. Returns the path of the page after it."""
    form = f"{portal.url}/intresse/{assignment}/"
    with urllib.request.urlopen(form) as answer:  # noqa: S310 - our own portal
        page = answer.read().decode()
    nonce = re.search(r'name="nonce" value="([^"]+)"', page)
    assert nonce is not None
    questions = dict.fromkeys(re.findall(r'name="(question-\d+)"', page), "Ja, det går bra.")
    typed = urllib.parse.urlencode({"nonce": nonce[1], **INTEREST, **questions})
    with urllib.request.urlopen(form, typed.encode()) as answer:  # noqa: S310
        return str(urllib.parse.urlsplit(answer.geturl()).path)


def links_of_mails(folder: Path) -> dict[str, str]:
    """The signed links in the mails of one interest, by their kind, once they have been sent."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        text = "".join(_text(mail) for mail in mails_in(folder))
        links = {
            kind: path for path, kind in re.findall(r"(/intresse/(folj|svara)/[\w:.-]+/)", text)
        }
        if len(links) == 2:
            return links
        time.sleep(0.5)
    raise RuntimeError(f"The mails of an interest are not in {folder} after {SECONDS} s")


def mails_in(folder: Path) -> list[EmailMessage]:
    """The mails that were sent into a folder, the first one first."""
    parse = email.message_from_bytes
    return [
        parse(file.read_bytes(), _class=EmailMessage, policy=email.policy.default)
        for file in sorted(folder.glob("*.eml"))
    ]


def _text(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    return str(body.get_content()) if body else ""
