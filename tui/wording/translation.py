"""The language of the interface: gettext catalogues, chosen once and changeable while the app runs.

Text of the archive is never translated. Labels are translated where they are painted, not where they are
declared, so that a change of language needs a repaint and nothing else.
"""

from __future__ import annotations

import locale
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gettext

DOMAIN = "jumelage"
LANGUAGES = ("en", "de", "pl", "uk")

_app = Path(__file__).resolve().parents[1]
_catalogue_folders = (_app / "locale", _app.parent / "locale")


class _Interface:
    """What the interface speaks at the moment."""

    language: str = "en"
    catalogue: gettext.NullTranslations | None = None
    """None for English, which the messages are written in and which needs no catalogue."""


def preferred_language() -> str:
    """The language the environment asks for, as one that the interface speaks; English when it speaks none."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for wanted in os.environ.get(name, "").split(":"):
            code = locale.normalize(wanted).split("_")[0].lower() if wanted else ""
            if code in LANGUAGES:
                return code
    return "en"


def use_language(code: str) -> None:
    """Speak this language from now on; one without a catalogue is spoken in English."""
    _Interface.language = code if code in LANGUAGES else "en"
    _Interface.catalogue = None if _Interface.language == "en" else _catalogue(_Interface.language)


def _catalogue(code: str) -> gettext.NullTranslations:
    import gettext  # noqa: PLC0415 - not for English

    folder = next((f for f in _catalogue_folders if f.is_dir()), None)
    return gettext.translation(DOMAIN, folder, [code], fallback=True)


def language() -> str:
    """The ISO 639-1 code of the language spoken now."""
    return _Interface.language


def tr(message: str) -> str:
    """The message in the language of the interface."""
    return message if _Interface.catalogue is None or not message else _Interface.catalogue.gettext(message)


def trn(singular: str, plural: str, number: int) -> str:
    """The form of the message that the number asks for, in the language of the interface."""
    if _Interface.catalogue is None:
        return singular if number == 1 else plural
    return _Interface.catalogue.ngettext(singular, plural, number)


def mark(message: str) -> str:
    """Marks a message that is declared here and translated where it is shown."""
    return message
