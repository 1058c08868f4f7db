"""Joins names that small words are part of: Ursula von der Leyen, José da Silva, Jan van der Berg."""

from __future__ import annotations

from extraction.passage import Passage
from extraction.spots import Spot, Spots
from extraction.words.lexicon import Lexicon

_MOST = 3
_SHORTEST = 3


class PersonParticles:
    """Joins names in passages of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Use the words and rules of a language."""
        self._lexicon = lexicon
        rules = lexicon.rules
        self._particles = rules.particles - rules.conjunctions
        self._ordinary = (
            rules.words_that_are_towns | rules.articles | rules.links | rules.place_prepositions
        ) & self._particles

    def join(self, passage: Passage, spots: Spots) -> None:
        """A person goes on with small words of names and the name after them."""
        for spot in [spot for spot in spots if spot.kind == "person"]:
            if spots.at(spot.start) is not spot:
                continue
            at = spot.end
            while at < len(passage.words) and at - spot.end < _MOST and self._is_particle(passage, at):
                at += 1
            if at == spot.end or at == len(passage.words) or not self._is_close(passage, spot.end, at + 1):
                continue
            following = spots.at(at)
            end = following.end if following is not None else at + 1
            if self._goes_on(passage, spot, following, at):
                why = f"name with its small words: {passage.string(spot.start, end)}"
                if following is not None:
                    spots.remove(following)
                spots.replace(spot, [spot._replace(end=end, why=why)])

    def _is_particle(self, passage: Passage, at: int) -> bool:
        return passage.words[at] in self._particles

    def _is_close(self, passage: Passage, start: int, end: int) -> bool:
        """Whether single spaces stand between the words, and no sentence ends."""
        inside = range(start, end)
        apart = all(passage.tokens[at].start - passage.tokens[at - 1].end == 1 for at in inside)
        return apart and passage.sentence_of[end - 1] == passage.sentence_of[start - 1]

    def _goes_on(self, passage: Passage, spot: Spot, following: Spot | None, at: int) -> bool:
        word = passage.words[at]
        if not word[0].isupper() or word.isupper() or len(word) < _SHORTEST:
            return False
        if following is not None and (following.start < at or following.kind == "organisation" or following.derived):
            return False
        if any(passage.words[small] not in self._ordinary for small in range(spot.end, at)):
            return following is None or following.end - following.start == 1
        if at - spot.end == 1:
            return False  # Jesus zu Herodes
        # The small words are also words of the language: a name must be likely on both sides.
        is_given = spot.end - spot.start == 1 and self._lexicon.given_name(passage.words[spot.start]) is not None
        is_place = bool(self._lexicon.places(word)) or (following is not None and following.kind == "place")
        if not is_given or self._lexicon.is_ordinary(word):
            return False
        return self._lexicon.surname_band(word) is not None if is_place else self._is_name(word)

    def _is_name(self, word: str) -> bool:
        """Whether a word is a surname, or no word that is known."""
        is_unknown = self._lexicon.frequency(word) is None or self._lexicon.is_no_noun(word)
        return self._lexicon.surname_band(word) is not None or is_unknown
