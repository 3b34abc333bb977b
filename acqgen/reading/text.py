"""Bytes from disk to text that can be trusted."""

from __future__ import annotations

import re
from pathlib import Path

from acqgen.problems import ContentError, FileError, Location, Problem

LIMIT = 1_000_000  # bytes
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def read_text(path: Path, shown: str = "") -> str:
    """Read a UTF-8 text file; line ends become LF and a byte order mark is dropped.

    Raises FileError (missing, a folder, unreadable) or ContentError (too large, not text).
    """
    name = shown or str(path)
    try:
        if path.is_dir():
            raise _refusal("ACQ102", "this is a folder, not a file", name)
        with path.open("rb") as file:
            content = file.read(LIMIT + 1)  # a device may have no end
    except FileNotFoundError:
        raise _refusal("ACQ101", "there is no such file", name) from None
    except OSError as error:
        raise _refusal("ACQ118", f"cannot read the file: {error.strerror}", name) from None
    if len(content) > LIMIT:
        raise _refusal("ACQ108", f"the file is larger than {LIMIT:,} bytes", name)
    return decode(content, name)


def decode(content: bytes, name: str) -> str:
    """Decode UTF-8. Raises FileError or ContentError for everything that is not plain text."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _refusal("ACQ109", "the file is saved as UTF-16", name, "save it as UTF-8")
    if b"\x00" in content:
        raise _refusal("ACQ109", "the file is not a text file", name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        where = Location(name, line, error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1)
        problem = Problem("ACQ109", "this byte is not UTF-8", where, "save the file as UTF-8")
        raise FileError([problem]) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (offset := control_character(text)) >= 0:
        where = place(text, offset, name)
        raise ContentError([Problem("ACQ111", "a control character stands here", where)])
    return text


def place(text: str, offset: int, name: str) -> Location:
    """Return the line and column of an offset."""
    start = text.rfind("\n", 0, offset) + 1
    return Location(name, text.count("\n", 0, offset) + 1, offset - start + 1)


def control_character(text: str) -> int:
    """Return the offset of the first character that cannot be printed, or -1."""
    found = _CONTROL.search(text)
    return found.start() if found else -1


def _refusal(code: str, message: str, name: str, hint: str = "") -> FileError:
    return FileError([Problem(code, message, Location(name), hint)])
