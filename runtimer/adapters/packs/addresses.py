"""Which addresses are on the open internet."""

from __future__ import annotations

import ipaddress

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""RFC 6052: how networks that have IPv6 only reach those that have not."""
_LAST_32_BITS = 0xFFFF_FFFF


def is_public(address: str) -> bool:
    """Return whether a connected peer's address is neither of this computer nor of a private or special network."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & _LAST_32_BITS)
        if inner:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast
