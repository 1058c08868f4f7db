"""Offices by what they are and not by what one language calls them: Oberbürgermeister, prezydent, мер, mayor."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import accumulate, zip_longest
from typing import NamedTuple

from extraction import languages
from extraction.folding import fold_name, fold_words

_TOWN = "city town municipality stadt gemeinde ville commune città comune ciudad municipio gmina громада"
"""Words for a town that people put between an office and its name, besides those that the languages have."""


@dataclass(frozen=True, slots=True)
class OfficeConcept:
    """What one office is called.

    Attributes:
        name: key in `languages/offices.toml`.
        terms: folded titles in all languages, the first of each language first; "*" as in the file.
        of_a_city: folded titles that mean the office only where they are held of a city.
        narrower: names of the concepts that it includes.
    """

    name: str
    terms: tuple[str, ...]
    of_a_city: frozenset[str]
    narrower: tuple[str, ...]


@cache
def concepts() -> Mapping[str, OfficeConcept]:
    """All concepts by their names; read once per process."""
    text = resources.files(languages).joinpath("offices.toml").read_text(encoding="utf-8")
    return {name: _concept(name, table) for name, table in tomllib.loads(text).items()}


def named(term: str) -> tuple[OfficeConcept, ...]:
    """The concepts that a whole title means, with those they include; none for any other word, be it the start of one.

    Args:
        term: as typed, in any language, of a man or a woman.
    """
    fold = fold_name(term)
    known = concepts()
    found = [concept for concept in known.values() if fold in concept.terms]
    included = [known[name] for concept in found for name in concept.narrower]
    return tuple(dict.fromkeys((*found, *included)))


@cache
def joining_words() -> frozenset[str]:
    """Folded words that may stand between an office and its place, in all languages: of, von der Stadt, miasta."""
    found = fold_words(_TOWN)
    for code in languages.CODES:
        names = languages.load(code)["names"]
        for word in (*names.get("links", ()), *names.get("seat_words", ())):
            found.extend(fold_words(word))
    return frozenset(found)


@lru_cache(2048)
def meaning(title: str) -> str:
    """What titles of one office have in common: the name of its concept, be it one only of a city; else the title."""
    if (found := concept_of(title)) is not None:
        return found[0].name
    fold = fold_name(title)
    return next((concept.name for concept in concepts().values() if fold in concept.of_a_city), fold)


def concept_of(title: str) -> tuple[OfficeConcept, int] | None:
    """The concept of an office as a text has it, and the place of the term that says so; None when there is none.

    Titles that mean an office only where they are held of a city have none: see `OfficeConcept.of_a_city`.
    """
    fold = fold_name(title)
    plain, starred = _terms()
    found = [plain[words] for words in accumulate(fold.split(" "), _side_by_side) if words in plain][-1:]
    found += [term for term in starred if _fits(fold, term.text)]
    best = max(found, key=lambda term: len(term.text), default=None)
    return (best.concept, best.rank) if best else None


class _Term(NamedTuple):
    text: str
    concept: OfficeConcept
    rank: int


@cache
def _terms() -> tuple[Mapping[str, _Term], Sequence[_Term]]:
    """The terms that mean a concept wherever they stand: by their words, and those with a star."""
    known = [
        _Term(text, concept, rank)
        for concept in concepts().values()
        for rank, text in enumerate(concept.terms)
        if text not in concept.of_a_city
    ]
    return {term.text: term for term in known if "*" not in term.text}, [term for term in known if "*" in term.text]


def _side_by_side(words: str, word: str) -> str:
    return f"{words} {word}"


def _fits(title: str, term: str) -> bool:
    if term.endswith("*"):
        return title.startswith(term[:-1])
    first = title.partition(" ")[0]
    return first.endswith(term[1:]) and first != term[1:]


def _concept(name: str, table: Mapping[str, list[str]]) -> OfficeConcept:
    by_rank = zip_longest(*(table.get(code, []) for code in languages.CODES))
    terms = dict.fromkeys(_folded(term) for rank in by_rank for term in rank if term)
    of_a_city = frozenset(map(fold_name, table.get("of_a_city", [])))
    return OfficeConcept(name, tuple(terms), of_a_city, tuple(table.get("narrower", [])))


def _folded(term: str) -> str:
    """A folded title that keeps its star."""
    begin = "*" if term.startswith("*") else ""
    return begin + fold_name(term.strip("*")) + ("*" if term.endswith("*") else "")
