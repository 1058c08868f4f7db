"""Words that tell of a meeting, in eight languages."""

from __future__ import annotations

import re

from archive.search import fold

# German, English, French, Polish, Ukrainian, Czech, Italian, Spanish; beginnings of words, "=" before whole ones
_MEETINGS = (
    "treffen trifft =traf trafen getroffen zusammentr zusammengek empfang empfing empfäng begrüß begegn wiedersehen "
    "=met meet welcomed received =rencontre rencontré rencontrai rencontrent accueilli =reçu =reçus =reçoit spotka "
    "przyjął przyjęł przyjmow podejmow powita зустрі зустріч привіта =прийняв =прийняла =прийняли setka setká =sešel "
    "=sešla =sešli přijal přivít incontr accolt accolse ricevut =riceve ricevette encuentro reunió reunieron =reúne "
    "recibi =recibe"
)
_TOGETHER = (
    "besuch =gast gespräch =sprach sprachen unterzeichn unterschr enthüll pflanz eröffn übergab übergib überreich "
    "visit talks signed unveiled planted opened handed visite signé inaugur planté remis wizyt odwiedzi rozmawia "
    "podpisa odsłon odsłan otworzy wręczy posadzi візит відвіда підписа вручи відкри посади návštěv navštív podepsa "
    "podepisu odhal zasadil jednal předal visita firma firmaro firmat firmó scopr piantat visitó plantaro descubri "
    "besiegel sealed scellé przypieczęt скріпи zpečeti suggella =selló sellaron"
)
_DISTANT = (
    "video відео відеозв wideo telefon phone phoned téléphon телефон vidéo vídeo vidéoconf skype zoom online онлайн "
    "videobotschaft =letter =brief =lettre =list =лист =dopis =lettera =carta"
)


_PRONOUNS = {
    "cs": "ho jej mu jemu jí ji ním ní",
    "de": "er ihn ihm",
    "en": "he him she her",
    "es": "él ella",
    "fr": "lui elle",
    "it": "egli lei gli",
    "pl": "go jego mu jemu nim ona ją jej niej nią",
    "uk": "він його йому ним вона її їй нею неї",
}
"""Of one person, and of nothing else as a rule: German "sie" and French "il" mean others more often."""


def _pattern(*lists: str) -> re.Pattern[str]:
    stems = [stem for words in lists for stem in words.split()]
    parts = [fold(stem[1:]) + r"\b" if stem.startswith("=") else fold(stem) for stem in stems]
    return re.compile(r"\b(?:" + "|".join(parts) + ")")


_PRONOUNS_FOLDED = {language: frozenset(fold(words).split()) for language, words in _PRONOUNS.items()}
_MEETING = _pattern(_MEETINGS)
_MEETING_OR_DEED = _pattern(_MEETINGS, _TOGETHER)
_CAPTION = re.compile(r"\b(?:v\. ?l\.|von links|from left|left to right|de gauche|od lewej|зліва|zleva|da sinistra)")
_FAR_AWAY = _pattern(_DISTANT)


def means_somebody_before(sentence: str, language: str) -> bool:
    """Whether a pronoun of one person stands in a sentence: whoever was named just before."""
    words = _PRONOUNS_FOLDED.get(language, frozenset())
    return not words.isdisjoint(re.findall(r"\w+", fold(sentence)))


def tells_of_meeting(sentence: str) -> bool:
    """Whether people met: "traf", "spotkał", and nothing says that it was over a wire or in a letter."""
    folded = fold(sentence)
    return _MEETING.search(folded) is not None and _FAR_AWAY.search(folded) is None


def tells_of_meeting_or_deed(sentence: str) -> bool:
    """Whether people met, visited one another, did something that takes two at one place, or stand in one picture."""
    folded = fold(sentence)
    met = _MEETING_OR_DEED.search(folded) or _CAPTION.search(folded)
    return met is not None and _FAR_AWAY.search(folded) is None
