"""What browsers are told, what may be uploaded, and which doors are closed."""

from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form

from tests.factories import PASSWORD, EditorialPageFactory, Role, ensure_tree, user_with_role

pytestmark = pytest.mark.django_db


def policy(response: object) -> dict[str, str]:
    directives = response["Content-Security-Policy"].split(";")  # type: ignore[index]
    parts = [directive.strip().partition(" ") for directive in directives]
    return {name: value for name, _space, value in parts}


@pytest.mark.parametrize("path", ["/uppdrag/", "/en/uppdrag/", "/nope/", "/health/live"])
def test_residents_pages_run_no_script_without_a_nonce(client: Client, path: str) -> None:
    ensure_tree()
    response = client.get(path)
    told = policy(response)
    assert told["default-src"] == "'none'"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert told["base-uri"] == "'none'"
    assert told["frame-ancestors"] == "'none'"
    assert told["form-action"] == "'self'"
    assert all(source.startswith("'nonce-") for source in told["script-src"].split())
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_the_admin_has_a_policy_of_its_own(client: Client) -> None:
    client.force_login(user_with_role(Role.EDITORS))
    response = client.get("/admin/")
    told = policy(response)
    assert "'unsafe-inline'" in told["script-src"]
    assert told["frame-ancestors"] == "'self'"
    assert told["object-src"] == "'none'"
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_a_preview_may_stand_in_the_admin(client: Client) -> None:
    page = EditorialPageFactory()
    client.force_login(user_with_role(Role.EDITORS))
    response = client.get(f"/admin/pages/{page.pk}/view_draft/")
    assert response.status_code == 200
    assert policy(response)["frame-ancestors"] == "'self'"
    assert response["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize(
    "path",
    ["/admin/password_reset/", "/admin/password_reset/done/", "/admin/password_reset/complete/"],
)
def test_passwords_are_not_reset_by_mail(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.post(path, {"email": "siv@example.org"}).status_code in {404, 405}


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:x"])
def test_logging_in_leads_nowhere_else(client: Client, target: str) -> None:
    user = user_with_role(Role.EDITORS)
    response = client.post(
        "/admin/login/", {"username": user.username, "password": PASSWORD, "next": target}
    )
    assert response.status_code == 302
    assert response["Location"] == "/admin/"


def test_the_admin_asks_nobody_else(client: Client) -> None:
    client.force_login(user_with_role(Role.EDITORS))
    content = client.get("/admin/account/").content.decode()
    assert "gravatar" not in content.lower()
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False


def picture(kind: str, size: tuple[int, int] = (8, 8), mode: str = "RGB") -> bytes:
    drawn = BytesIO()
    Image.new(mode, size).save(drawn, kind)
    return drawn.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("name", "content", "accepted"),
    [
        ("bild.png", picture("PNG"), True),
        ("bild.webp", picture("WEBP"), True),
        ("bild.svg", SVG, False),
        ("bild.png", SVG, False),
        ("bild.png", b"not a picture", False),
        ("bild.tiff", picture("TIFF"), False),
        ("bild.png", picture("PNG") + b"\0" * 10 * 1024 * 1024, False),
        ("stor.png", picture("PNG", (10_000, 5_001), "1"), False),
    ],
    ids=["png", "webp", "svg", "disguised", "broken", "tiff", "heavy", "large"],
)
def test_only_pictures_are_pictures(name: str, content: bytes, accepted: bool) -> None:
    form = get_image_form(get_image_model())(
        {"title": "En bild", "collection": ""}, {"file": SimpleUploadedFile(name, content)}
    )
    assert ("file" not in form.errors) is accepted


def test_bodies_and_fields_are_limited(client: Client) -> None:
    heavy = {"username": "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)}
    assert client.post("/admin/login/", heavy).status_code in {400, 413}
    many = "&".join(f"a{n}=1" for n in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1))
    ensure_tree()
    assert client.get(f"/uppdrag/?{many}").status_code == 400
