"""Which addresses are on the open internet."""

from __future__ import annotations

import ipaddress

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""RFC 6052: how networks that have IPv6 only reach those that have not."""
_SPECIAL = tuple(map(ipaddress.ip_network, ("::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48", "fec0::/10")))
"""Not all Pythons know of these.

IPv4-compatible (RFC 4291, 2.5.5.1), IPv4-translated (RFC 2765), a network's own NAT64 (RFC 8215), site-local (RFC 3879).
"""
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
    return found.is_global and not found.is_multicast and not any(found in network for network in _SPECIAL)
