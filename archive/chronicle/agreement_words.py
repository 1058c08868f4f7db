"""Telling the dates of agreements from others, by the words for them in eight languages."""

from __future__ import annotations

import re

from archive.chronicle.city_pairs import clause_around, part_around
from archive.records import Span
from extraction.folding import fold

# German, English, French, Polish, Ukrainian, Czech, Italian, Spanish; beginnings of words
_TREATIES = (
    "vertrag vereinbarung abkommen memorandum partnerschaftsurkunde städtepartnerschaftsvertrag partnerschaftsvertrag "
    "partnervertrag agreement treaty charter twinned accord convention charte jumelage jumelé umow porozumien "
    "deklaracj договор договір угод меморандум деклараці smlouv dohod accordo gemellaggi gemellat patto "
    "acuerdo convenio hermanamiento hermanad"
)
_BONDS = (
    "partnerschaft städtepartner partnerst gemeindepartner verbunden verbindung befreundet freundschaft zusammenarbeit "
    "kooper partner twin ties link friend cooperat partenari jumel lien amiti coopér partnerstw partnersk współprac "
    "przyjaź więź więzi zaprzyjaź партнер побратим співпрац дружб дружн дружить зв'язк partnerstv spoluprac přátel "
    "družeb vazb partenariat amicizia legam collabora hermanamiento amistad lazo vínculo colabora"
)


def _beginnings(*lists: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(fold(stem) for words in lists for stem in words.split()) + ")")


# anywhere in a word: padesátileté výročí, 50-річчя, zehnjährig
_ANNIVERSARIES = ("jahrestag", "jährig", "jubil", "anniver", "rocznic", "річниц", "річч", "výroč", "anivers")
_REMEMBERED = re.compile("|".join(map(fold, _ANNIVERSARIES)))
_TREATY = _beginnings(_TREATIES)
_BOND = _beginnings(_TREATIES, _BONDS)


def is_of_agreement(sentence: str, at: Span, kind: str) -> bool:
    """Whether a date is that of an agreement or of the beginning of a partnership.

    Offices, warehouses and awards are founded, too: of a founding its clause, or what stands before that, has to speak
    of a bond between cities. Of anything else the clause has to speak of a treaty, and not of its anniversary.

    Args:
        sentence: that the date stands in.
        at: where in it.
        kind: of the date.
    """
    if kind == "cancelled":
        return False
    whole = (0, len(sentence))
    start, end = clause_around(sentence, whole, at)
    if kind == "founding":
        start, _ = part_around(sentence, whole, at)
        return _BOND.search(fold(sentence[start:end])) is not None
    clause = fold(sentence[start:end])
    return _TREATY.search(clause) is not None and _REMEMBERED.search(clause) is None
