"""The language of the interface: gettext catalogues, chosen once and changeable while the app runs.

Text of the archive is never translated. Labels are translated where they are painted, not where they are
declared, so that a change of language needs a repaint and nothing else.
"""

from __future__ import annotations

import gettext as _gettext
import locale
import os
from pathlib import Path

DOMAIN = "jumelage"
LANGUAGES = ("en", "de", "pl", "uk")

_here = Path(__file__).resolve().parent
_catalogue_folders = (_here / "locale", _here.parent / "locale")


class _Interface:
    """What the interface speaks at the moment."""

    language: str = "en"
    catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


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
    folder = next((f for f in _catalogue_folders if f.is_dir()), None)
    _Interface.catalogue = _gettext.translation(DOMAIN, folder, [_Interface.language], fallback=True)


def language() -> str:
    """The ISO 639-1 code of the language spoken now."""
    return _Interface.language


def tr(message: str) -> str:
    """The message in the language of the interface."""
    return _Interface.catalogue.gettext(message) if message else ""


def trn(singular: str, plural: str, number: int) -> str:
    """The form of the message that the number asks for, in the language of the interface."""
    return _Interface.catalogue.ngettext(singular, plural, number)


def mark(message: str) -> str:
    """Marks a message that is declared here and translated where it is shown."""
    return message
