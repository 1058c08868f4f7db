"""The office that a speaker is called by: its title in base form, its city where that stands beside it, and the sex."""

from __future__ import annotations

from typing import NamedTuple

from extraction.findings import SaidOffice, Sex
from extraction.languages.name_rules import NameRules, Pattern, rules_for
from extraction.quotes.cues import Cue
from extraction.quotes.phrases import Phrase
from extraction.quotes.reading import Reading

_REACH = 2
"""How many words before the noun of a phrase a title may begin: міський голова."""
_SHORTEST_PREFIX = 3
_FARTHEST_PLACE = 6
"""How many small words may stand between a title and its city: mayor of the twin city of Leipzig."""
_POSSESSIVES = frozenset({"'s", "'"})


class _Title(NamedTuple):
    start: int
    end: int
    base: str


def said_office(reading: Reading, phrase: Phrase, cue: Cue | None) -> SaidOffice | None:
    """The office that a phrase without a name means somebody by; None where it names none, or several people.

    Args:
        reading: the text.
        phrase: who speaks.
        cue: the words of saying, whose verb may tell a woman from a man.
    """
    verb = reading.folded[cue.at] if cue is not None and cue.kind == "verb" else ""
    if verb in reading.words.plural_verbs:
        return None
    rules = rules_for(reading.language)
    first, _ = reading.sentence(reading.passage.sentence_of[phrase.start])
    for at in range(max(first, phrase.start - _REACH), phrase.end):
        title = _title_at(reading, rules, at, first)
        if title is None or title.end <= phrase.start:
            continue
        sex = _sex(reading, rules, title, verb)
        if sex is None:
            return None
        place = _place(reading, rules, title)
        return SaidOffice(title.base if place is not None else _of_town(reading, rules, title), place, sex)
    return None


def _title_at(reading: Reading, rules: NameRules, at: int, first: int) -> _Title | None:
    """The title that begins at a token: one of the lists, else a compound of one (Baubürgermeisterin)."""
    words = reading.passage.words
    if reading.words.noun_capitals and words[at].islower():
        return None  # ob is no OB
    if (found := rules.match(rules.offices, reading.folded, at)) is not None:
        pattern, end = found
        title = _form(reading, rules, pattern, at)
        title = title[0].upper() + title[1:] if reading.words.noun_capitals else title
        if at > first and (prefix := rules.match(rules.office_prefixes, reading.folded[:at], at - 1)) is not None:
            return _Title(at - 1, end, f"{_form(reading, rules, prefix[0], at - 1)} {title}")
        return _Title(at, end, title)
    folded = reading.folded[at]
    fitting = [
        (stem, pattern)
        for pattern in rules.office_compounds
        for stem, _ in pattern.words
        if folded.rfind(stem) >= _SHORTEST_PREFIX and folded[folded.rfind(stem) + len(stem) :] in rules.office_endings
    ]
    if not fitting:
        return None
    stem, pattern = max(fitting, key=lambda found: len(found[0]))
    base = folded[: folded.rfind(stem)] + _form(reading, rules, pattern, at)
    return _Title(at, at + 1, base[0].upper() + base[1:])


def _form(reading: Reading, rules: NameRules, pattern: Pattern, at: int) -> str:
    """The base form of a title, that for a woman where its article tells (die Vorsitzende)."""
    return pattern.feminine if _article(reading, rules, at) == "f" else pattern.base


def _article(reading: Reading, rules: NameRules, at: int) -> str:
    return rules.gendered_articles.get(reading.folded[at - 1], "") if at else ""


def _sex(reading: Reading, rules: NameRules, title: _Title, verb: str) -> Sex | None:
    """Whom a title is said of; None where its article is that of several people (die Bürgermeister)."""
    words = reading.words
    if title.base.casefold().endswith(rules.feminine_offices) or verb in words.feminine_verbs:
        return "f"
    article = _article(reading, rules, title.start)
    if verb in words.masculine_verbs or (words.masculine_titles and article == "m"):
        return "m"
    if not words.noun_capitals:
        return "f" if article == "f" else ""
    of_woman = article == "f" and title.base.endswith("e")
    return "f" if of_woman else None if article == "f" else "m"


def _place(reading: Reading, rules: NameRules, title: _Title) -> int | None:
    """The city or country beside a title: Krakauer Stadtpräsident, Leipzig's mayor, maire de la ville de Lyon."""
    before = title.start - 1
    if before > 0 and reading.folded[before] in _POSSESSIVES:
        before -= 1
    places = reading.places_at
    known = places.get(before)
    if known is not None and (known.derived or reading.words.noun_capitals or rules.code == "en"):
        return known.entity
    for at in range(title.end, min(len(reading.folded), title.end + _FARTHEST_PLACE)):
        if (known := places.get(at)) is not None:
            return known.entity
        if reading.folded[at] not in rules.links and reading.folded[at] not in rules.place_words:
            break
    return None


def _of_town(reading: Reading, rules: NameRules, title: _Title) -> str:
    """A title with the word for a town that belongs to it: prezydent miasta."""
    after = reading.folded[title.end] if title.end < len(reading.folded) else ""
    return f"{title.base} {after}" if after in rules.place_words else title.base
