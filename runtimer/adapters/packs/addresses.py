"""Which addresses are on the open internet."""

from __future__ import annotations

import ipaddress

_UNICAST = ipaddress.IPv6Network("2000::/3")
"""All that is given out of IPv6 (RFC 3513): what lies outside is of this computer, of a network, or of
nobody."""
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""RFC 6052: how networks that have IPv6 only reach those that have not."""
_SPECIAL = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "3fff::/20")))
"""Not all Pythons know of these.

Kept for protocols (RFC 6890), relays of 6to4 (RFC 7526), kept for protocols again (RFC 2928), documentation
(RFC 9637)."""
_LAST_32_BITS = 0xFFFF_FFFF


def is_public(address: str) -> bool:
    """Return whether an address is of neither this computer nor a private or special network."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & _LAST_32_BITS)
        if inner:
            return is_public(str(inner))
        if ip not in _UNICAST:
            return False
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _SPECIAL)
