"""Who mostly bears a given name: women or men."""

from __future__ import annotations

from extraction.findings import Sex
from extraction.folding import fold
from extraction.words.lists import Gender, given_names

_SHORTEST = 3
_FEMALE_ENDINGS = ("a", "а", "я")
_UNTOLD_ENDINGS = ("e", "i", "y", "u", "е", "є", "и", "і", "ї", "у", "ю", "n", "l", "s", "t", "h")
_SEXES: dict[Gender, Sex] = {Gender.FEMALE: "f", Gender.MALE: "m"}


def sex_of(name: str) -> Sex:
    """Who mostly bears the given name that a full name begins with; a name no list has tells by its ending."""
    if " " not in name:
        return ""
    given = fold(name.split(" ", maxsplit=1)[0].split("-", maxsplit=1)[0])
    known = given_names().get(given)
    if known is not None and known[1] is not Gender.UNKNOWN:
        return _SEXES[known[1]]
    if given.endswith(_FEMALE_ENDINGS):
        return "f"
    return "" if given.endswith(_UNTOLD_ENDINGS) or len(given) < _SHORTEST else "m"
