"""Telling sentences about agreements from others, by the words for them in eight languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.search import fold

if TYPE_CHECKING:
    from archive.records import EventRecord

_STEMS = (
    # German, English, French, Polish, Ukrainian, Czech, Italian, Spanish; folded, as beginnings of words
    "vertrag vereinbarung abkommen memorandum partnerschaftsurkunde stadtepartnerschaftsvertrag partnerschaftsvertrag "
    "agreement treaty charter twinned accord convention charte jumelage umow umowe porozumien deklaracj "
    "договор договір угод меморандум деклараці smlouv smlouvu dohod accordo gemellaggio patto acuerdo convenio "
    "hermanamiento"
)
_AGREEMENT = re.compile(r"\b(?:" + "|".join(fold(stem) for stem in _STEMS.split()) + ")")


def speaks_of_agreement(event: EventRecord) -> bool:
    """Whether a date is that of an agreement: it founded something, or its sentence has a word for one."""
    return event.date.kind == "founding" or _AGREEMENT.search(fold(event.text)) is not None
