"""The same profile gives the same bytes, wherever and whenever it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT

FILES = {
    "solicitation/sow.docx",
    "solicitation/rfp.docx",
    "solicitation/matrix.xlsx",
    "contract-file/traceability.xlsx",
    "contract-file/record.json",
}
NAME = "cbp-face-matching"


def built(profile: Path, out: Path, folder: Path, **environment: str) -> dict[str, bytes]:
    """Build in a process of its own, started in `folder`; return the files by their path."""
    command = [sys.executable, "-m", "acqgen", "build", str(profile), "--out", str(out)]
    inherited = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(
        command, check=True, cwd=folder, env={**inherited, **environment}, capture_output=True
    )
    found = (folder / out).rglob("*")
    return {
        path.relative_to(folder / out).as_posix(): path.read_bytes()
        for path in found
        if path.is_file()
    }


def test_same_bytes_in_any_zone_locale_and_folder(tmp_path) -> None:
    here, there = tmp_path / "here", tmp_path / "the other place" / "deeper"
    here.mkdir()
    shutil.copytree(ROOT / "profiles", there / "mine")
    one = built(
        ROOT / "profiles" / f"{NAME}.yaml",
        tmp_path / "out",
        here,
        TZ="America/Denver",
        LC_ALL="C",
        PYTHONHASHSEED="1",
    )
    two = built(
        Path("mine") / f"{NAME}.yaml",
        Path("built"),
        there,
        TZ="Asia/Tokyo",
        LC_ALL="tr_TR.UTF-8",
        PYTHONHASHSEED="77",
        SOURCE_DATE_EPOCH="0",
    )

    assert one.keys() == FILES
    assert {name for name in FILES if one[name] != two.get(name)} == set()
    for place in (ROOT, tmp_path, Path(sys.prefix)):
        assert f"{place}{os.sep}".encode() not in one["contract-file/record.json"]
