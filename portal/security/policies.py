"""The content-security policies: one for residents' pages, one for the admin.

Residents' pages run the scripts that carry the nonce of their response, and nothing else.
"""

from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF, UNSAFE_INLINE

Directives = dict[str, Any]


def public_policy(media_url: str, *, https: bool) -> Directives:
    """For everything that residents see. `media_url` may be on another host."""
    return {
        "default-src": [NONE],
        "script-src": [NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *_origin(media_url)],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "upgrade-insecure-requests": https,
    }


def userbar_policy(media_url: str, *, https: bool) -> Directives:
    """For a page as a logged-in editor sees it: with Wagtail's user bar, or as a preview."""
    return {
        **public_policy(media_url, https=https),
        "script-src": [SELF, NONCE],
        "style-src": [SELF, UNSAFE_INLINE],
        "font-src": [SELF],
        "frame-ancestors": [SELF],
    }


def admin_policy(media_url: str, *, https: bool) -> Directives:
    """For Wagtail's admin, which has inline scripts and styles and shows previews in frames."""
    return {
        "default-src": [SELF],
        "script-src": [SELF, UNSAFE_INLINE],
        "style-src": [SELF, UNSAFE_INLINE],
        "img-src": [SELF, "data:", "blob:", *_origin(media_url)],
        "font-src": [SELF, "data:"],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "object-src": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [SELF],
        "upgrade-insecure-requests": https,
    }


def _origin(media_url: str) -> list[str]:
    parts = urlsplit(media_url)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []
