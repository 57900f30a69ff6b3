"""Whose request it is, as far as a rate limit must know."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def network(request: HttpRequest) -> str:
    """The client's IPv4 address or IPv6 /64, since whoever has one IPv6 address has 2^64.

    Behind TRUSTED_PROXY_COUNT proxies the address is the one that the outermost of them saw;
    what a client writes into X-Forwarded-For itself stands further left and is not believed.
    """
    return normalised(_client_address(request))


def normalised(address: str) -> str:
    """One name for one network; an address that cannot be read stands for itself."""
    try:
        ip = ipaddress.ip_address(address.strip())
    except ValueError:
        return address.strip()
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return str(ip.ipv4_mapped)
        return str(ipaddress.ip_network((ip, 64), strict=False))
    return str(ip)


def _client_address(request: HttpRequest) -> str:
    direct: str = request.META.get("REMOTE_ADDR", "")
    proxies: int = settings.TRUSTED_PROXY_COUNT
    if not proxies:
        return direct
    seen = request.headers.get("X-Forwarded-For", "").split(",")
    return seen[-proxies] if len(seen) >= proxies and seen[-proxies].strip() else direct
