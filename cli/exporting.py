"""Exports asked for in the app: done by the command in a process of its own, so that both write the same."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.wording.translation import language, tr

if TYPE_CHECKING:
    from tui.travel.destinations import QuotesPage

_RUN = "from cli.main import main; main()"
_ARTICLES = ("export", "articles")
_FORMS = {".xlsx": _ARTICLES, ".csv": _ARTICLES, ".jsonl": _ARTICLES, ".md": ("chronicle",)}
_OF_QUOTES = (".xlsx", ".csv", ".jsonl")


def export_result(archive: Path, query: str, output: Path, quotes: QuotesPage | None = None) -> str:
    """Write the articles that a query line finds into a new file: `.xlsx`, `.csv`, `.jsonl`, `.md` for a chronicle.

    Args:
        archive: which.
        query: the line.
        output: the file; its ending says how it is written.
        quotes: write these quotes instead.

    Returns:
        A sentence about what was done.

    Raises:
        OSError: it cannot be done; the message is one sentence.
    """
    ending = output.suffix.lower()
    if ending not in (_FORMS if quotes is None else _OF_QUOTES):
        advice = tr("name it .xlsx, .csv, .jsonl or .md") if quotes is None else tr("name it .xlsx, .csv or .jsonl")
        raise OSError(f"{tr('the ending says how to write the file')}: {output.name}: {advice}")
    # The whole line is one argument, as it was typed; no argument that begins with a space is taken for an option.
    line = [f" {query}"] if query.strip() else []
    form = _FORMS[ending] if quotes is None else ("export", "quotes", *_restrictions(quotes))
    words = [*form, "--lang", language(), "--output", str(output.absolute()), *line]
    done = subprocess.run(  # noqa: S603 - our own program, with arguments and not through a shell
        [sys.executable, "-c", _RUN, "--archive", str(archive), *words],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    if done.returncode:
        from tui.wording.complaints import complaint_in_words  # noqa: PLC0415 - start-up

        complaint = done.stderr.strip().splitlines() or [f"status {done.returncode}"]
        raise OSError(complaint_in_words(complaint[-1].removeprefix("jumelage: ")))
    return str(output)


def _restrictions(quotes: QuotesPage) -> Iterator[str]:
    """What restricts a list of quotes, as options of `jumelage export quotes`."""
    for option, value in (("--by", quotes.by), ("--office-of", quotes.office_place), ("--type", quotes.type)):
        if value:
            yield from (option, value)
