"""The seal of a record: the hash of its own bytes, so that an edit by hand shows."""

from __future__ import annotations

import hashlib
import re

KEY = "seal"
OPEN = "0" * 64  # stands in the place of the hash while it is taken
_PLACE = re.compile(rb'(?<="seal": ")[0-9a-f]{64}(?=")')


def sealed(content: bytes) -> bytes:
    """Put the hash of a record in the place of its open seal."""
    return _PLACE.sub(_hash(content), content, count=1)


def is_intact(content: bytes) -> bool:
    """Say whether a record still is as it was written; line ends do not count."""
    content = content.replace(b"\r\n", b"\n")
    found = _PLACE.search(content)
    opened = _PLACE.sub(OPEN.encode(), content, count=1)
    return found is not None and _hash(opened) == found[0]


def _hash(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
