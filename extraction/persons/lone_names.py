"""Finds persons that are called by one name alone: a given name, a surname."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.memo import remembered
from extraction.passage import Passage
from extraction.persons.spotting import CAPITALISED_NOUNS
from extraction.spots import Spot, Spots
from extraction.words.lexicon import Lexicon
from extraction.words.titles import titles_for

_RARE_WORD = 5
"""Band of `words.lists.FREQUENCY_BANDS` from which a surname is hardly met as a word."""
_LONE_GIVEN_NAME = 1
"""Band of `words.lists.GIVEN_NAME_BANDS` up to which a given name alone is evidence."""
_NAME_WORD = 2
"""Band of `words.lists.FREQUENCY_BANDS` from which a word that is a given name is met as such."""
_SHORTEST_LONE = 4
_KNOWN_SURNAME = "known surname"
_BARE_SURNAMES = ("en", "de")
"""Languages whose press calls persons by their surname alone, without title or article."""
_SURNAMES = frozenset({"q0", "Q0", "u0", "u1", "u2", "y0", "y1", "y2"})
_BRANDS = frozenset({"q1", "Q1", "q2", "Q2"})
_ABROAD = frozenset({"ae", "af", "ai"})
"""Flags of words that are as frequent in other languages, and of surnames that no word is like."""
_ONLY_GIVEN = "ah"
"""Flag of words that a dictionary has as a form of given names and as no ordinary word."""
_CAPITALISED_ADJECTIVES = ("de", "en", "und")
"""Languages that write adjectives of places with a capital; elsewhere a capital tells a surname from them."""
_QUOTES = frozenset("„“”\"»«‚'")
_JOINS = frozenset("-&")


class LonePersons:
    """Finds persons called by one name in passages of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Use the words and rules of a language."""
        self._lexicon = lexicon
        self._rules = lexicon.rules
        self._titles = titles_for(lexicon.rules.code)
        self._lone = remembered(self._lone_person)
        self._capital_nouns = self._rules.code in CAPITALISED_NOUNS
        self._small_adjectives = self._rules.code not in _CAPITALISED_ADJECTIVES
        self._telling_endings = tuple(
            ending for endings in self._rules.surname_endings.values() for ending in endings if len(ending) > len("ek")
        )

    def correct_places(self, passage: Passage, spots: Spots) -> None:
        """A person taken for a place: a known surname that no gazetteer has, unless a place is likely there."""
        for spot in [spot for spot in spots if spot.kind == "place" and spot.end - spot.start == 1]:
            word = passage.words[spot.start]
            before = passage.words[spot.start - 1].lower() if spot.start else ""
            if self._lexicon.places(word):
                continue
            if self._is_owner(passage, spot.end):
                why = f"owner that no gazetteer has as a place: {word}"
                spots.replace(spot, [spot._replace(kind="person", why=why)])
                continue
            if before in self._rules.before_town:
                continue
            if any(flag in _SURNAMES and flag[0] in "uq" for flag in self._lexicon.describe(word).flags):
                why = f"surname that no gazetteer has as a place: {word}"
                spots.replace(spot, [spot._replace(kind="person", why=why)])

    def _is_owner(self, passage: Passage, at: int) -> bool:
        """Whether a word that makes the name before it an owner stands at a token: 's."""
        return at < len(passage.words) and passage.words[at] in self._rules.possessives

    def add(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """A common given name alone, and a word that ends as surnames do and is no word of the language."""
        for at in passage.capitals:
            word = passage.words[at]
            reason = self._lone(word)
            if not reason or at in blocked or not spots.free(at, at + 1) or not self._stands_alone(passage, at, reason):
                continue
            if (
                not passage.starts_sentence(at)
                or self._lexicon.frequency(word) is None
                or self._lexicon.given_band(word) == 0
                or self._lexicon.is_only_given(word)
                or (reason == _KNOWN_SURNAME and not self._lexicon.is_ordinary(word))
            ):
                spots.add(Spot(at, at + 1, "person", 0.5, f"{reason}: {word}"))

    def _stands_alone(self, passage: Passage, at: int, reason: str) -> bool:
        """Whether no capitalised word stands beside a word, as it does within the name of something else."""
        is_strict = reason == _KNOWN_SURNAME or not self._capital_nouns
        first, last = passage.ranges[passage.sentence_of[at]]
        before = passage.words[at - 1] if at > first else ""
        after = passage.words[at + 1] if at + 1 < last else ""
        if is_strict and before[:1].isupper() and before not in self._titles:
            return False
        if is_strict and after[:1].isupper() and len(after) > 1:
            return False
        if reason == _KNOWN_SURNAME and self._is_hardly_before_persons(before.lower()):
            return False
        is_joined = after in _JOINS and passage.tokens[at].end == passage.tokens[at + 1].start
        return before not in _QUOTES and not is_joined

    def _is_hardly_before_persons(self, word: str) -> bool:
        """Whether a word is an article, or a preposition that places follow rather than persons."""
        rules = self._rules
        is_of_places = word in rules.before_town and word not in rules.links
        return is_of_places or word in rules.articles or word in rules.contracted_articles

    def _lone_person(self, word: str) -> str:
        if not word[0].isupper() or len(word) < _SHORTEST_LONE or word.isupper() or word in self._titles:
            return ""
        flags = self._lexicon.describe(word).flags
        if _ONLY_GIVEN in flags:
            return "given name and no word"
        telling = [flag for flag in flags if not (flag[:2] == "gd" and self._small_adjectives)]
        if any(flag[0] in "gcrkwol" for flag in telling) or self._rules.holds(self._rules.peoples, word.lower()):
            return ""
        frequency = self._lexicon.frequency(word)
        given = self._lexicon.given_name(word)
        is_name_word = frequency is None or frequency >= _NAME_WORD
        if given is not None and given[0] <= _LONE_GIVEN_NAME and is_name_word and not self._capital_nouns:
            return "given name"
        if self._is_known_surname(flags, frequency):
            return _KNOWN_SURNAME
        if frequency is None and self._telling_endings:
            bases = (word, *self._lexicon.bases(word))
            if any(base.lower().endswith(self._telling_endings) for base in bases):
                return "ends as surnames do"
        return ""

    def _is_known_surname(self, flags: Sequence[str], frequency: int | None) -> bool:
        """Whether a word is the surname of many or of somebody well known, and hardly a word of the language."""
        if self._rules.code not in _BARE_SURNAMES or _SURNAMES.isdisjoint(flags) or not _BRANDS.isdisjoint(flags):
            return False
        if self._capital_nouns:
            return not _ABROAD.isdisjoint(flags) and not any(flag[0] in "nm" for flag in flags)
        return frequency is None or frequency >= _RARE_WORD or not _ABROAD.isdisjoint(flags)
