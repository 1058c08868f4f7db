"""Exports asked for in the app: done by the command in a process of its own, so that both write the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tui.wording.translation import language, tr

_RUN = "from cli.main import main; main()"
_ARTICLES = ("export", "articles")
_FORMS = {".xlsx": _ARTICLES, ".csv": _ARTICLES, ".jsonl": _ARTICLES, ".md": ("chronicle",)}


def export_result(archive: Path, query: str, output: Path) -> str:
    """Write the articles that a query line finds into a new file: `.xlsx`, `.csv`, `.jsonl`, `.md` for a chronicle.

    Returns:
        A sentence about what was done.

    Raises:
        OSError: it cannot be done; the message is one sentence.
    """
    if output.suffix.lower() not in _FORMS:
        advice = tr("name it .xlsx, .csv, .jsonl or .md")
        raise OSError(f"{tr('the ending says how to write the file')}: {output.name}: {advice}")
    # The whole line is one argument, as it was typed; no argument that begins with a space is taken for an option.
    line = [f" {query}"] if query.strip() else []
    words = [*_FORMS[output.suffix.lower()], "--lang", language(), "--output", str(output.absolute()), *line]
    done = subprocess.run(  # noqa: S603 - our own program, with arguments and not through a shell
        [sys.executable, "-c", _RUN, "--archive", str(archive), *words],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    if done.returncode:
        from tui.wording.complaints import complaint_in_words  # noqa: PLC0415 - start-up

        complaint = done.stderr.strip().splitlines() or [f"status {done.returncode}"]
        raise OSError(complaint_in_words(complaint[-1].removeprefix("jumelage: ")))
    return str(output)
