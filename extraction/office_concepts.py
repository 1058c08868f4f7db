"""Offices by what they are and not by what one language calls them: Oberbürgermeister, prezydent, мер, mayor."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import zip_longest

from extraction import languages
from extraction.folding import fold_name


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


def concept_of(title: str) -> tuple[OfficeConcept, int] | None:
    """The concept of an office as a text has it, and the place of the term that says so; None when there is none.

    Titles that mean an office only where they are held of a city have none: see `OfficeConcept.of_a_city`.
    """
    fold = fold_name(title)
    best: tuple[int, OfficeConcept, int] | None = None
    for concept in concepts().values():
        for place, term in enumerate(concept.terms):
            longer = best is None or len(term) > best[0]
            if longer and term not in concept.of_a_city and _fits(fold, term):
                best = len(term), concept, place
    return best[1:] if best else None


def _fits(title: str, term: str) -> bool:
    if term.startswith("*"):
        first = title.partition(" ")[0]
        return first.endswith(term[1:]) and first != term[1:]
    if term.endswith("*"):
        return title.startswith(term[:-1])
    return title == term or title.startswith(term + " ")


def _concept(name: str, table: Mapping[str, list[str]]) -> OfficeConcept:
    by_rank = zip_longest(*(table.get(code, []) for code in languages.CODES))
    terms = dict.fromkeys(_folded(term) for rank in by_rank for term in rank if term)
    of_a_city = frozenset(map(fold_name, table.get("of_a_city", [])))
    return OfficeConcept(name, tuple(terms), of_a_city, tuple(table.get("narrower", [])))


def _folded(term: str) -> str:
    """A folded title that keeps its star."""
    begin = "*" if term.startswith("*") else ""
    return begin + fold_name(term.strip("*")) + ("*" if term.endswith("*") else "")
