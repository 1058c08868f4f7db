"""Words that tell of a meeting, in eight languages."""

from __future__ import annotations

import re
from itertools import pairwise

from extraction.folding import fold

# German, English, French, Polish, Ukrainian, Czech, Italian, Spanish; beginnings of words, "=" before whole ones
_MEETINGS = (
    "treffen trifft =traf trafen getroffen zusammentr zusammengek empfang empfing empfäng begrüß begegn wiedersehen "
    "=met meet welcomed received =rencontre rencontré rencontrai rencontrent accueilli =reçu =reçus =reçue =reçues "
    "=reçoit spotka "
    "przyjął przyjęł przyjmow podejmow powita зустрі зустріч привіта =прийняв =прийняла =прийняли setka setká =sešel "
    "=sešla =sešli přijal přivít incontr accolt accolse ricevut =riceve ricevette encuentro reunió reunieron =reúne "
    "recibi =recibe"
)
_TOGETHER = (
    "besuch =gast gespräch =sprach sprachen unterzeichn unterschr enthüll pflanz eröffn übergab übergib überreich "
    "visit talks signed unveiled planted opened handed visite signé inaugur planté remis wizyt odwiedzi rozmawia "
    "podpisa odsłon odsłan otworzy wręczy posadzi візит відвіда підписа вручи відкри посади návštěv navštív podepsa "
    "podepisu odhal zasadil jednal předal visita firma firmaro firmat firmó scopr piantat visitó plantaro descubri "
    "erneuer renewed renouvelé odnowi обнови онови поновил obnovi rinnovat rinnovar renovaron renovado "
    "besiegel sealed scellé przypieczęt скріпи zpečeti suggella =selló sellaron"
)
_TRAVELS = (
    "reise reist gereist =fuhr =fuhren =fährt =fahren gefahren delegation travel =trip =went rendu voyag déplac "
    "przebywa przyjecha przyjedzie wyjech pojecha gości gościł прибу приїзд приїха приїде приїдуть їзди поїха делегац "
    "=vydal =vydala přijel přijed odjel recat viaggi viaja viajó viajar acud desplaz delegac"
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
    "uk": "він вона його йому ним її їй нею неї",
}
"""Of one person, and of nothing else as a rule: German "sie" and French "il" mean others more often."""
_SUBJECTS = {
    "cs": "on ona", "de": "er sie", "en": "he she", "es": "él ella", "fr": "il elle", "it": "egli lui lei ella",
    "pl": "on ona", "uk": "він вона",
}  # fmt: skip
"""Those that a sentence may begin with, or after a word such as "there", and then mean who was named just before."""
_AND = {
    "cs": "a", "de": "und", "en": "and", "es": "y", "fr": "et", "it": "e", "pl": "i oraz", "uk": "і й та",
}  # fmt: skip
_LEFT_OUT = frozenset({"cs", "es", "it", "pl", "uk"})
"""Languages in which a verb does without them: "Spotkała się tam z burmistrzem"."""
_BEGINNING = 3
"""So many words from the beginning a subject pronoun stands, the two before it included ("Am Abend traf er")."""
_PLURAL = "en"
"""How German verbs end after "sie" when it means several."""


def _pattern(*lists: str) -> re.Pattern[str]:
    stems = [stem for words in lists for stem in words.split()]
    parts = [fold(stem[1:]) + r"\b" if stem.startswith("=") else fold(stem) for stem in stems]
    return re.compile(r"\b(?:" + "|".join(parts) + ")")


_PRONOUNS_FOLDED = {language: frozenset(fold(words).split()) for language, words in _PRONOUNS.items()}
_SUBJECTS_FOLDED = {language: frozenset(fold(words).split()) for language, words in _SUBJECTS.items()}
_MEETING = _pattern(_MEETINGS)
_MEETING_OR_DEED = _pattern(_MEETINGS, _TOGETHER)
_VISIT = _pattern(_MEETINGS, _TOGETHER, _TRAVELS)
_CAPTION = re.compile(r"\b(?:v\. ?l\.|von links|from left|left to right|de gauche|od lewej|зліва|zleva|da sinistra)")
_FAR_AWAY = _pattern(_DISTANT)


def means_somebody_before(sentence: str, language: str) -> bool:
    """Whether a pronoun of one person stands in a sentence: whoever was named just before."""
    words = _PRONOUNS_FOLDED.get(language, frozenset())
    return not words.isdisjoint(re.findall(r"\w+", fold(sentence)))


def does_it_with_somebody(sentence: str, language: str) -> bool:
    """Whether whoever was named just before does something together with somebody: "er und Oberbürgermeister Engel".

    German "sie" does not tell, which several are called, too.
    """
    them = (_SUBJECTS_FOLDED.get(language, frozenset()) | _PRONOUNS_FOLDED.get(language, frozenset())) - {"sie"}
    joining = set(fold(_AND.get(language, "")).split())
    words = re.findall(r"\w+", fold(sentence))
    return any(word in them and following in joining for word, following in pairwise(words))


def is_caption(sentence: str) -> bool:
    """Whether a sentence says who stands where in a picture."""
    return _CAPTION.search(fold(sentence)) is not None


def has_no_subject_of_its_own(before_name: str, language: str) -> bool:
    """Whether the one who meets somebody is meant and not named.

    "Il y a rencontré", "Dort traf sie"; where pronouns are left out also "Spotkała się tam z", "Lì ha incontrato".

    Args:
        before_name: the words of a sentence that tells of a meeting, up to the first name of a person.
        language: ISO 639-1 code.
    """
    words = re.findall(r"\w+", fold(before_name))
    for place, word in enumerate(words[:_BEGINNING]):
        if word in _SUBJECTS_FOLDED.get(language, frozenset()):
            following = words[place + 1] if place == 0 and len(words) > 1 else words[place - 1]
            return not (language == "de" and word == "sie" and following.endswith(_PLURAL))
    met = _MEETING.search(fold(before_name))
    return language in _LEFT_OUT and met is not None and len(before_name[: met.start()].split()) < _BEGINNING


def tells_of_meeting(sentence: str) -> bool:
    """Whether people met: "traf", "spotkał", and nothing says that it was over a wire or in a letter."""
    folded = fold(sentence)
    return _MEETING.search(folded) is not None and _FAR_AWAY.search(folded) is None


def tells_of_meeting_or_deed(sentence: str) -> bool:
    """Whether people met, visited one another, did something that takes two at one place, or stand in one picture."""
    folded = fold(sentence)
    met = _MEETING_OR_DEED.search(folded) or _CAPTION.search(folded)
    return met is not None and _FAR_AWAY.search(folded) is None


def tells_of_visit(sentence: str) -> bool:
    """Whether people met, did something together or travelled to others."""
    folded = fold(sentence)
    return _VISIT.search(folded) is not None and _FAR_AWAY.search(folded) is None
