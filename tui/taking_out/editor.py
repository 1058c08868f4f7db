"""The reader's editor: gives it a text in a file of its own, and takes the text back."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tui.taking_out.programs import CommandUnreadableError, arguments

_EDITOR = ("vi",)


def editor(environment: Mapping[str, str]) -> list[str]:
    """The command in `$VISUAL`, else in `$EDITOR`, else vi."""
    for name in ("VISUAL", "EDITOR"):
        try:
            return arguments(environment.get(name, ""))
        except CommandUnreadableError:
            continue
    return list(_EDITOR)


def edited(command: Sequence[str], text: str) -> str | None:
    """Have a text edited in the terminal; None when nothing in it was changed, or the editor says it failed.

    Raises:
        OSError: there is no such command, or the file cannot be written or read.
    """
    with tempfile.TemporaryDirectory(prefix="jumelage-") as folder:
        path = Path(folder) / "names.txt"
        path.write_text(text, encoding="utf-8")
        status = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603 - from the environment
        after = path.read_text(encoding="utf-8", errors="replace")
    return after if status == 0 and after != text else None
