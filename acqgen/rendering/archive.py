"""Canonical Office files: the same parts always give the same bytes."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

_FIRST = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of an Office file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Zip `parts` with fixed order, dates and attributes; bytes depend on zlib alone."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda name: (name != _FIRST, name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return target.getvalue()


def content_hash(content: bytes) -> str:
    """Hash the sorted parts of an Office file, so that the zlib build does not matter."""
    digest = hashlib.sha256()
    for name, part in sorted(parts_of(content).items()):
        digest.update(name.encode())
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()
