"""Takes a person's name apart, undoes its inflection and compares it with other names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import fsum
from typing import NamedTuple

from extraction import folding
from extraction.languages.morphology import Endings
from extraction.languages.name_rules import LAST_WORD_ONLY
from extraction.words.lexicon import Lexicon
from extraction.words.lists import Gender

_SUFFIXES = frozenset({"jr", "sr", "junior", "senior", "jun", "sen", "ml", "st"})
_ROMAN = frozenset("IVX")
_NOMINATIVE = 0.6
"""How much likelier, all else equal, it is that a name stands in its base form."""
_UNLIKELY = -0.3
"""What an ending that hardly any surname has takes from a surname that is not known."""
_NOMINATIVES = ("", "m_nom", "f_nom")
_INFLECTED_VOWELS = "aáаяąé"


class PersonName(NamedTuple):
    """A name as written.

    Attributes:
        given: given names and initials, in order, with their full stops.
        particles: small words before the surname (von, de la).
        surname: surname; a single name that is a given name stands in `given` instead.
        suffix: Jr., III.
    """

    given: tuple[str, ...]
    particles: tuple[str, ...]
    surname: str
    suffix: str

    def __str__(self) -> str:
        return " ".join(part for part in (*self.given, *self.particles, self.surname, self.suffix) if part)

    @property
    def is_full(self) -> bool:
        """Whether there is a given name (or initial) and a surname."""
        return bool(self.given and self.surname)


def parse(words: Sequence[str], lexicon: Lexicon) -> PersonName:
    """Take a name apart.

    Args:
        words: tokens of the name, without titles.
        lexicon: of the text's language.
    """
    parts = _with_full_stops(words)
    while len(parts) > 1 and parts[0].rstrip(".").lower() in lexicon.rules.attached_honorifics:
        del parts[0]
    suffix = ""
    if len(parts) > 1 and (parts[-1].rstrip(".").lower() in _SUFFIXES or set(parts[-1].rstrip(".")) <= _ROMAN):
        suffix = parts.pop()
    if len(parts) == 1:
        given = lexicon.given_name(parts[0])
        if suffix or (given is not None and given[0] == 0 and lexicon.surname_band(parts[0]) != 0):
            return PersonName((parts[0],), (), "", suffix)
        return PersonName((), (), parts[0], suffix)
    first_particle = next((at for at, part in enumerate(parts) if at and part.lower() in lexicon.rules.particles), None)
    if first_particle is not None and first_particle < len(parts) - 1:
        after = first_particle
        while after < len(parts) - 1 and parts[after].lower() in lexicon.rules.particles:
            after += 1
        return PersonName(
            tuple(parts[:first_particle]), tuple(parts[first_particle:after]), " ".join(parts[after:]), suffix
        )
    if parts[0].lower() in lexicon.rules.particles:
        return PersonName((), tuple(parts[:1]), " ".join(parts[1:]), suffix)
    return PersonName(tuple(parts[:-1]), (), parts[-1], suffix)


def _with_full_stops(words: Sequence[str]) -> list[str]:
    parts: list[str] = []
    for word in words:
        if word == "." and parts:
            parts[-1] += "."
        elif word not in ("'", "’", "-", ",", "."):
            parts.append(word)
    return parts or list(words)


def same_name(a: str, b: str) -> bool:
    """Whether two words are the same name, case and marks apart; an initial is the same as any name it begins."""
    left, right = folding.fold(a.rstrip(".")), folding.fold(b.rstrip("."))
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    return len(short) == 1 and long.startswith(short) and (a.endswith(".") or b.endswith("."))


def agree(full: PersonName, other: PersonName) -> bool:
    """Whether `other` can be a shorter or otherwise written form of the name `full`, both in base form."""
    if other.surname and not same_surname(full.surname, other.surname):
        return False
    if other.given and full.given:
        return all(any(same_name(name, known) for known in full.given) for name in other.given)
    return bool(other.surname or other.given)


def same_surname(a: str, b: str) -> bool:
    """Whether two surnames are the same or one is a part of the other's double name."""
    left, right = _folded(a), _folded(b)
    if left == right:
        return True
    parts_left, parts_right = surname_parts(a), surname_parts(b)
    if len(parts_left) > 1 and len(parts_right) == 1:
        return right in parts_left and "-" in a
    if len(parts_right) > 1 and len(parts_left) == 1:
        return left in parts_right and "-" in b
    return False


def surname_parts(surname: str) -> list[str]:
    """The parts of a double surname, folded; one for a simple one. Surnames that are the same share a part."""
    return _folded(surname).split(" ")


@lru_cache(maxsize=20_000)
def _folded(name: str) -> str:
    return folding.fold_name(name)


def base_names(name: PersonName, lexicon: Lexicon) -> dict[PersonName, float]:
    """The base forms a name can have and how likely each is (higher is likelier); the name as it stands is among them.

    Given names and surname must stand in the same case: the ending rules of a language are grouped by case and gender.
    """
    own_case = _case_of_own(name, lexicon)
    own = _given_score(name.given, lexicon) + _surname_score(name.surname, own_case, lexicon)
    found: dict[PersonName, float] = {name: own + _NOMINATIVE}
    is_known = not name.surname or lexicon.surname_band(name.surname) is not None
    for case, endings in lexicon.rules.person_cases.items():
        given = (
            name.given if case == LAST_WORD_ONLY and name.surname else _given_base(name.given, case, endings, lexicon)
        )
        if given is None or not _is_of_gender(given, case, lexicon):
            continue
        for surname in _surname_bases(name.surname, case, endings):
            base = PersonName(given, name.particles, surname, name.suffix)
            if base != name:
                score = _given_score(given, lexicon) + _surname_score(surname, case, lexicon)
                found[base] = max(found.get(base, score), score)
                if not is_known and own_case[:1] + case[:1] == "fm" and lexicon.surname_band(surname) is not None:
                    found[name] = own  # Jana Lindnera, with Lindner known and Lindnera not
    return found


def _case_of_own(name: PersonName, lexicon: Lexicon) -> str:
    """The gender of a name's bearer by the given name, in the form of a case; nothing when it does not tell."""
    gender = lexicon.gender(name.given[0]) if name.given else Gender.UNKNOWN
    return {Gender.MALE: "m_nom", Gender.FEMALE: "f_nom"}.get(gender, "")


def _is_of_gender(given: tuple[str, ...], case: str, lexicon: Lexicon) -> bool:
    """Whether a given name can be borne by the men (`m_`) or women (`f_`) whose names stand in a case."""
    wanted = {"m_": Gender.MALE, "f_": Gender.FEMALE}.get(case[:2])
    gender = lexicon.gender(given[0]) if given else Gender.UNKNOWN
    return wanted is None or gender in (Gender.UNKNOWN, wanted)


def _surname_bases(surname: str, case: str, endings: Endings) -> list[str]:
    if not surname:
        return [""]
    first, hyphen, last = surname.rpartition("-")
    bases = [first + hyphen + base for base in endings.undo(last)]
    if case.startswith("f") and surname[-1:].lower() not in _INFLECTED_VOWELS:
        # A woman's surname that does not end in a vowel stays as it is.
        bases.append(surname)
    return bases


def _given_base(given: tuple[str, ...], case: str, endings: Endings, lexicon: Lexicon) -> tuple[str, ...] | None:
    """Given names with the endings of one case undone; None when one of them is not known without it.

    Women's that end in a consonant have no endings: s Margret Novákovou.
    """
    bases = []
    for word in given:
        if word.endswith(".") or len(word) == 1:
            bases.append(word)
            continue
        known = [(band, base) for base in endings.undo(word) if (band := lexicon.given_band(base)) is not None]
        is_fixed = case.startswith("f_") and word[-1].lower() not in _INFLECTED_VOWELS
        if not known and is_fixed and lexicon.gender(word) is Gender.FEMALE:
            known = [(0, word)]
        base = min(known)[1] if known else _double_given_base(word, endings, lexicon)
        if not base:
            return None
        bases.append(base)
    return tuple(bases)


def _double_given_base(word: str, endings: Endings, lexicon: Lexicon) -> str:
    """A double given name with an ending undone in each part, of which one is known without it; else nothing.

    A part may stand without an ending, as the first often does: Ганс-Юргеном.
    """
    parts = word.split("-")
    if len(parts) == 1 or not all(parts):
        return ""
    bases = []
    is_known = False
    for part in parts:
        undone = endings.undo(part)
        known = [(band, base) for base in (*undone, part) if (band := lexicon.given_band(base)) is not None]
        is_known = is_known or bool(known)
        # Of an unknown name no more than the ending is taken off.
        bases.append(min(known)[1] if known else min(undone, key=len, default=part))
    base = "-".join(bases)
    return base if is_known and base != word else ""


def _given_score(given: tuple[str, ...], lexicon: Lexicon) -> float:
    words = [word for word in given if not word.endswith(".")]
    if not words:
        return 0.0
    bands = [lexicon.given_band(word) for word in words]
    score = fsum(0.0 if band is None else 2.0 - 0.4 * band for band in bands) / len(bands)
    if any(word.lower().endswith(lexicon.rules.never_nominative) for word in words):
        # Folded, Petrą is Petra, and so a known name.
        score -= 1.0
    return score


def _surname_score(surname: str, case: str, lexicon: Lexicon) -> float:
    if not surname:
        return 0.0
    lower = surname.lower()
    band = lexicon.surname_band(surname)
    if band is None and lower.endswith(lexicon.rules.unlikely_surname_endings):
        return _UNLIKELY
    score = 0.0 if band is None else 0.6 - 0.15 * band
    genders = (case[0],) if case[:2] in ("m_", "f_") else tuple(lexicon.rules.surname_endings)
    if any(lower.endswith(lexicon.rules.surname_endings.get(gender, ())) for gender in genders):
        score += 0.8
    if case in _NOMINATIVES and lower.endswith(lexicon.rules.never_nominative):
        score -= 3.0
    return score
