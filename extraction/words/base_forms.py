"""Base forms of names of several words: the noun that heads the name and the adjectives that agree with it."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.languages.name_rules import NameRules
from extraction.words.lexicon import Lexicon

_MASCULINE, _FEMININE, _NEUTER = 0, 1, 2


def base_phrase(words: Sequence[str], lexicon: Lexicon) -> str:
    """The base form of a name as far as the rules of its language go; as it stands where they say nothing.

    Only the head noun and the adjectives right beside it are changed: what depends on them stays in its case
    ("Ministerstwa Zdrowia" becomes "Ministerstwo Zdrowia").

    Args:
        words: tokens of the name.
        lexicon: of the text's language.

    Returns:
        The words in base form, joined by single spaces.
    """
    rules = lexicon.rules
    parts = list(words)
    head = _head(parts, rules)
    if head is None:
        if len(parts) == 1:
            return _base_noun(parts[0], lexicon)
        return " ".join(parts)
    at, base = head
    parts[at] = _like(parts[at], base)
    gender = _gender(base, rules)
    for side in (range(at - 1, -1, -1), range(at + 1, len(parts))):
        for position in side:
            adjective = _base_adjective(parts[position], gender, rules)
            if adjective is None:
                break
            parts[position] = adjective
    return " ".join(parts)


def _head(words: Sequence[str], rules: NameRules) -> tuple[int, str] | None:
    lower = [word.lower() for word in words]
    for at in range(len(words)):
        for table in (rules.organisation_words, rules.place_heads):
            found = rules.match(table, lower, at)
            if found and found[1] == at + 1:
                return at, found[0].base
        if _base_adjective(words[at], _MASCULINE, rules) is None and not _ends_as_base_adjective(lower[at], rules):
            return None
    return None


def _ends_as_base_adjective(lower: str, rules: NameRules) -> bool:
    return any(lower.endswith(base) for bases in rules.adjectives.values() for base in bases if len(base) > 1)


def _base_adjective(word: str, gender: int, rules: NameRules) -> str | None:
    lower = word.lower()
    for length in range(min(rules.longest_adjective_ending, len(lower) - 2), 0, -1):
        bases = rules.adjectives.get(lower[-length:])
        if bases:
            return word[:-length] + bases[gender]
    return None


def _gender(base: str, rules: NameRules) -> int:
    for gender, endings in ((_NEUTER, rules.neuter_endings), (_FEMININE, rules.feminine_endings)):
        if endings and base.lower().endswith(endings):
            return gender
    return _MASCULINE


def _base_noun(word: str, lexicon: Lexicon) -> str:
    """A single word that is no known head: a base form that is as ordinary a word as the form, if rules lead to one."""
    if not lexicon.rules.adjectives or word.isupper():
        return word
    known = lexicon.frequency(word)
    best = word
    for base in lexicon.rules.place_endings.undo(word):
        frequency = lexicon.frequency(base)
        if frequency is not None and len(base) > 2 and (known is None or frequency < known):
            best, known = base, frequency
    return best


def _like(word: str, base: str) -> str:
    """The base form with the capitals of the word."""
    if word.isupper() and len(word) > 1:
        return base.upper()
    return base[:1].upper() + base[1:] if word[:1].isupper() else base
