"""Arguments that do nothing but open the app, read without click: its import would take a tenth of the start.

What is not read here, click reads: subcommands, `--help`, abbreviations, and everything that is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cli.chosen_archive import ChosenArchive
from tui.wording.translation import LANGUAGES

_FLAGS = ("--sample", "--plain")
_WITH_VALUE = ("--archive", "--engine", "--lang")


class AppWanted(NamedTuple):
    """How the app is to be opened.

    Attributes:
        chosen: which archive, and what searches it.
        plain: for braille and screen readers.
        language: of the interface, None for the settings' or the environment's.
    """

    chosen: ChosenArchive
    plain: bool
    language: str | None


def app_wanted(arguments: Sequence[str]) -> AppWanted | None:
    """How the app is to be opened; None where click has to look at the arguments."""
    given: dict[str, str] = {}
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if word in _FLAGS:
            given[word] = ""
        elif name in _WITH_VALUE:
            given[name] = value if equals else next(words, "")
            if not given[name]:
                return None
        else:
            return None
    language = given.get("--lang")
    if language not in (None, *LANGUAGES):
        return None
    chosen = ChosenArchive()
    chosen.engine = given.get("--engine")
    chosen.sample = "--sample" in given
    if "--archive" in given:
        chosen.option = Path(given["--archive"])
        if chosen.option.is_dir():
            return None
    return AppWanted(chosen, "--plain" in given, language)
