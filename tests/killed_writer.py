"""Write files as acqgen does, killed at each step: one copy of the start folder for each kill.

Arguments: a JSON file with the texts of the files, the start folder, a folder for the copies,
and `keep` where edited files are to be renamed. A step is a call that changes the disk; a file
that is opened for writing is left half written.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from itertools import count
from pathlib import Path

from acqgen.writing import write

CHANGES = {"os.mkdir", "os.rename", "os.remove"}


def kill_at(step: int) -> None:
    """Have this process killed before its `step`-th change of the disk."""
    left = step

    def watch(event: str, args: tuple) -> None:
        nonlocal left
        opened = event == "open" and args[1] == "w"
        left -= opened or event in CHANGES
        if left == 0 and (opened or event in CHANGES):
            left = -1
            if opened:
                Path(args[0]).write_bytes(b"half")
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def main(texts: str, start: str, copies: str, keep: str = "") -> None:
    files = {name: text.encode() for name, text in json.loads(Path(texts).read_text()).items()}
    for step in count(1):
        folder = Path(copies) / f"{step:03}"
        shutil.copytree(start, folder)
        child = os.fork()
        if not child:
            kill_at(step)
            write(files, folder, keep=bool(keep))
            os._exit(0)
        if os.WIFEXITED(os.waitpid(child, 0)[1]):
            return


if __name__ == "__main__":
    main(*sys.argv[1:])
