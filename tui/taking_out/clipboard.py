"""Copying: by a tool of this machine, else by the terminal (OSC 52), else into a file.

A terminal does not say whether it took what it was sent, and takes only so much; so a tool goes first, and what is too
long for a terminal goes into a file.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

_LONGEST_SEQUENCE = 100_000
"""Characters of base64 that terminals take; xterm's own limit, see https://invisible-island.net/xterm/ctlseqs/ctlseqs.html."""
_PATIENCE = 3.0

Run = Callable[[Sequence[str], str], bool]


class Copied(NamedTuple):
    """Where a text went: with the name of the tool, or the path of the file; what a terminal is to be sent."""

    by: Literal["tool", "terminal", "file"]
    name: str = ""
    sequence: str = ""


def tools(environment: Mapping[str, str], platform: str = sys.platform) -> list[list[str]]:
    """The commands that may take a text from their standard input, in the order in which to try them."""
    found = []
    if environment.get("TMUX"):
        found.append(["tmux", "load-buffer", "-w", "-"])
    if platform == "darwin":
        found.append(["pbcopy"])
    if environment.get("WAYLAND_DISPLAY"):
        found.append(["wl-copy"])
    if environment.get("DISPLAY"):
        found += [["xclip", "-selection", "clipboard"], ["xsel", "--input", "--clipboard"]]
    if environment.get("WSL_DISTRO_NAME"):
        found.append(["clip.exe"])
    return [command for command in found if shutil.which(command[0], path=environment.get("PATH"))]


def osc52(text: str, environment: Mapping[str, str]) -> str:
    """The sequence that has a terminal take a text, wrapped where tmux stands between; empty when it is too long."""
    content = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    if len(content) > _LONGEST_SEQUENCE:
        return ""
    sequence = f"\x1b]52;c;{content}\x07"
    if environment.get("TMUX"):
        return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    return sequence


def copy(text: str, environment: Mapping[str, str] = os.environ, run: Run | None = None) -> Copied:
    """Copy a text; runs in a thread, for a tool may take its time.

    Raises:
        OSError: nothing else was left, and the file cannot be written.
    """
    attempt = run or _run
    for command in tools(environment):
        if attempt(command, text):
            return Copied("tool", command[0])
    sequence = osc52(text, environment)
    if sequence and environment.get("TERM", "dumb") not in ("dumb", "linux"):
        return Copied("terminal", sequence=sequence)
    with tempfile.NamedTemporaryFile(
        "w", prefix="jumelage-", suffix=".txt", delete=False, encoding="utf-8", errors="replace"
    ) as file:
        file.write(text)
    return Copied("file", str(Path(file.name)))


def _run(command: Sequence[str], text: str) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 - an argument list of ours
            command, input=text.encode("utf-8", "replace"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            timeout=_PATIENCE, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
