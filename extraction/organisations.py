"""Joins the mentions of organisations in an article: the name written out, with its kind, its abbreviation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extraction import folding
from extraction.languages.name_rules import NameRules

_ABBREVIATION = re.compile(r"[^\W\d_]{2,8}|[^\W\d_][\w&.-]{1,7}")
_LAST_WORD = re.compile(r"(.*\w)[\s\u2010\u2011-]+(\w+)")


@dataclass(slots=True)
class Organisation:
    """An organisation of an article.

    Attributes:
        name: base form of the name written out.
        abbreviation: None when the text has none.
    """

    name: str
    abbreviation: str | None = None


def join(names: Sequence[tuple[str, str | None]], rules: NameRules) -> tuple[list[Organisation], list[int]]:
    """Join mentions to organisations.

    Args:
        names: for each mention the words in base form, and an abbreviation in brackets after them, if any.
        rules: of the language.

    Returns:
        The organisations in order of first mention, and for each mention the index of its organisation.
    """
    called = {folding.fold_name(name): name for name, _ in reversed(names)}
    organisations: list[Organisation] = []
    by_key: dict[str, int] = {}
    places: list[int] = []
    for written, bracketed in names:
        name = called.get(folding.fold_name(_without_kind(written, rules)), written)
        key = folding.fold_name(name)
        index = by_key.get(key)
        if index is None and is_abbreviation(name):
            index = next((at for at, known in enumerate(organisations) if stands_for(name, known.name, rules)), None)
            if index is not None:
                organisations[index].abbreviation = organisations[index].abbreviation or name
        if index is None:
            index = len(organisations)
            organisations.append(Organisation(name))
        by_key[key] = index
        if bracketed and is_abbreviation(bracketed):
            organisations[index].abbreviation = bracketed
            by_key[folding.fold_name(bracketed)] = index
        places.append(index)
    return organisations, places


def _without_kind(name: str, rules: NameRules) -> str:
    """A name without the word behind it that says what it is (Eurocities-Netzwerk), empty where there is none."""
    parts = _LAST_WORD.fullmatch(name)
    return parts[1] if parts and rules.holds(rules.organisation_words, parts[2].lower()) else ""


def is_abbreviation(name: str) -> bool:
    """Whether a name is one short word mostly in capitals."""
    capitals = sum(character.isupper() for character in name)
    return bool(_ABBREVIATION.fullmatch(name)) and capitals >= max(2, len(name) // 2)


def stands_for(abbreviation: str, name: str, rules: NameRules) -> bool:
    """Whether an abbreviation is made of the first letters of a name's words, small words counted or not."""
    words = [word for word in re.split(r"[\s-]+", name) if word]
    letters = folding.fold(abbreviation.replace(".", ""))
    large = [word for word in words if word[0].isupper() or word.lower() not in rules.particles | rules.links]
    return any(
        len(chosen) > 1 and "".join(folding.fold(word)[:1] for word in chosen) == letters for chosen in (words, large)
    )
