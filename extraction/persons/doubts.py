"""Takes back what was taken for persons and is none: ordinary words, titles alone, streets, storms and saints."""

from __future__ import annotations

from extraction.languages.name_rules import NameRules
from extraction.passage import Passage
from extraction.spots import Spot, Spots
from extraction.words.lexicon import Lexicon
from extraction.words.titles import titles_for

_ORDINARY_SURNAME = 1
"""Band of `words.lists.FREQUENCY_BANDS` up to which a word is rather the word than a surname."""

_LONGEST_HOUSE_NUMBER = 3
_OPENING = frozenset('„“”"»«')
_CLOSING = frozenset('“”"»«')
_AFTER_ADDRESS = frozenset({",", ".", ";", ")", ""})
_NAME_WORD = 2
"""How many bands less frequent than others of its kind a word may be and still be rather the word than a name."""


class PersonDoubts:
    """Doubts persons in passages of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Use the words and rules of a language."""
        self._lexicon = lexicon
        self._rules: NameRules = lexicon.rules
        self._titles = titles_for(lexicon.rules.code)

    def doubt_words(self, passage: Passage, spots: Spots) -> None:
        """One ordinary word is nobody's name unless a title stands before it or a full name has it."""
        surnames = {
            passage.words[spot.end - 1] for spot in spots if spot.kind == "person" and spot.end - spot.start > 1
        }
        for spot in list(spots):
            word = passage.words[spot.start]
            if spot.kind != "person" or spot.end - spot.start > 1 or word in surnames:
                continue
            if self._titles.begin(passage, spot.start) < spot.start:
                continue
            if (
                self._is_rather_a_word(passage, spot.start)
                or self._is_hardly_a_person(passage, spot)
                or _is_quoted(passage, spot)
            ):
                spots.remove(spot)

    def doubt_things(self, passage: Passage, spots: Spots) -> None:
        """What bears somebody's name is nobody: a street, a storm, a church; and a title alone is nobody's name."""
        for spot in list(spots):
            if spot.kind == "person" and (
                self._is_title(passage, spot) or self._is_thing(passage, spot) or self._is_saint(passage, spot)
            ):
                spots.remove(spot)

    def _is_title(self, passage: Passage, spot: Spot) -> bool:
        words = [word.lower() for word in passage.words[spot.start : spot.end]]
        at = 0
        while at < len(words):
            found = self._titles.at(words, at)
            word = passage.words[spot.start + at]
            if found is None or (self._lexicon.given_band(word) == 0 and not self._lexicon.is_ordinary(word)):
                return False
            at = found[1]
        return True

    def _is_thing(self, passage: Passage, spot: Spot) -> bool:
        first, last = passage.words[spot.start].lower(), passage.words[spot.end - 1].lower()
        if self._is_programme(passage, spot):
            return True
        if first in self._rules.things_named or self._word_before(passage, spot) in self._rules.things_named:
            return True
        if spot.end - spot.start == 1:
            is_room = self._word_before(passage, spot) in self._rules.rooms_named
            return is_room or self._is_address(passage, spot)
        is_compound = last in self._rules.thing_endings and first not in self._rules.particles
        if is_compound and self._lexicon.is_common_name(
            *passage.words[spot.start : spot.end : spot.end - spot.start - 1]
        ):
            # John Park can be either; after "in" or "the" it is the park.
            return self._word_before(passage, spot) in self._rules.before_town | self._rules.articles
        given, known = self._lexicon.given_name(passage.words[spot.start]), self._lexicon.frequency(first)
        return is_compound and (given is None or (known is not None and known < given[0] + _NAME_WORD))

    def _is_programme(self, passage: Passage, spot: Spot) -> bool:
        """Whether a plus sign belongs to a name: Erasmus+."""
        follows = spot.end < len(passage.words) and passage.words[spot.end] == "+"
        return follows and passage.tokens[spot.end].start == passage.tokens[spot.end - 1].end

    def _is_address(self, passage: Passage, spot: Spot) -> bool:
        """Whether a single name has a house number: "Kontakt: Husova 12, …"."""
        number, mark = (*passage.words[spot.end : spot.end + 2], "", "")[:2]
        is_number = number.isdigit() and 1 < len(number) <= _LONGEST_HOUSE_NUMBER
        return is_number and mark in _AFTER_ADDRESS and self._titles.begin(passage, spot.start) == spot.start

    def _is_saint(self, passage: Passage, spot: Spot) -> bool:
        return spot.end - spot.start == 1 and self._word_before(passage, spot) in self._rules.saints

    def _word_before(self, passage: Passage, spot: Spot) -> str:
        """The word right before a spot in its sentence, the full stop of an abbreviation left out."""
        at = spot.start - 1
        if at > 0 and passage.words[at] == "." and passage.tokens[at].start == passage.tokens[at - 1].end:
            at -= 1
        inside = at >= 0 and passage.sentence_of[at] == passage.sentence_of[spot.start]
        return passage.words[at].lower() if inside else ""

    def _is_hardly_a_person(self, passage: Passage, spot: Spot) -> bool:
        """Whether an article that is part of a preposition stands before a surname: "am Vlašić" is a mountain."""
        is_given = self._lexicon.given_name(passage.words[spot.start]) is not None
        return not is_given and self._word_before(passage, spot) in self._rules.contracted_articles

    def _is_rather_a_word(self, passage: Passage, at: int) -> bool:
        """Whether a capital says nothing here, and the word is an ordinary one that nobody is called by."""
        word = passage.words[at]
        frequency = self._lexicon.frequency(word)
        if frequency is None or frequency > _ORDINARY_SURNAME:
            return False
        says_nothing = self._rules.code == "de" or passage.starts_sentence(at)
        return says_nothing and self._lexicon.surname_band(word) is None


def _is_quoted(passage: Passage, spot: Spot) -> bool:
    """Whether a name is all that stands between quotation marks, as the title of a work does: « Montag »."""
    before = passage.words[spot.start - 1] if spot.start else ""
    after = passage.words[spot.end] if spot.end < len(passage.words) else ""
    return before in _OPENING and after in _CLOSING
