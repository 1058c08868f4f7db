"""How far the name of a place reaches: what it is called before "of", the article that is part of it, its direction."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extraction.gazetteer import Gazetteer, Kind
from extraction.passage import Passage
from extraction.places.town_words import SHORTEST, TownWords
from extraction.spots import Spot, Spots
from extraction.words.lexicon import Lexicon

_LONGEST_TOWN = 3
_LONGEST_TITLE = 3
_COMMON_GIVEN_NAME = 1
_ORDINARY = 3
"""Band of `words.lists.FREQUENCY_BANDS` up to which a word that no gazetteer has is rather a word than a place."""


class PlaceExtents:
    """Finds where names of places begin and end in passages of one language."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, towns: TownWords) -> None:
        """Use the words of a language and the gazetteer."""
        self._lexicon = lexicon
        self._rules = lexicon.rules
        self._gazetteer = gazetteer
        self._towns = towns

    def put_right(self, passage: Passage, spots: Spots) -> None:
        """Directions and ordinary words are no places; places that stand side by side are two, parts of one are one."""
        for spot in [spot for spot in spots if spot.kind == "place" and not spot.derived]:
            spots.replace(spot, list(self._parts(passage, spot)))
        self._join(passage, spots)

    def _parts(self, passage: Passage, spot: Spot) -> Iterator[Spot]:
        words = passage.words[spot.start : spot.end]
        if self._is_known(passage, spot.start, spot.end):
            yield spot
            return
        if self._is_direction(words[0]):
            rest = spot._replace(start=spot.start + 1)
            if len(words) == 1:
                return
            if self._is_known(passage, rest.start, rest.end):
                yield rest._replace(why=f"{spot.why}, without its direction")
                return
        if len(words) == 1 and self._is_a_word(words[0]):
            return
        name = next((at for at in range(spot.end - 1, spot.start, -1) if self._is_before_name(passage, spot, at)), None)
        if name is not None:
            yield spot._replace(end=name)
            return
        split = next((at for at in range(spot.start + 1, spot.end) if self._are_two(passage, spot, at)), None)
        if split is None:
            yield spot
        else:
            yield spot._replace(end=split)
            yield spot._replace(start=split)

    def _is_known(self, passage: Passage, start: int, end: int) -> bool:
        """Whether words are the name of a place; a direction alone is none although districts are called so."""
        is_direction = end - start == 1 and self._is_direction(passage.words[start])
        return not is_direction and bool(self._lexicon.places(passage.string(start, end)))

    def _is_direction(self, word: str) -> bool:
        return word.lower() in self._rules.directions

    def _is_a_word(self, word: str) -> bool:
        frequency = self._lexicon.frequency(word)
        is_plain = len(word) >= SHORTEST and word[1:].islower() and word.lower() not in self._rules.landscape_words
        return bool(self._rules.directions) and is_plain and frequency is not None and frequency <= _ORDINARY

    def _is_before_name(self, passage: Passage, spot: Spot, at: int) -> bool:
        """Whether the words up to a token are a place and somebody's name begins there: console d'Austria NAME."""
        word = passage.words[at]
        band = self._lexicon.given_band(word)
        is_given = band is not None and band <= _COMMON_GIVEN_NAME and not self._lexicon.places(word)
        is_followed = at + 1 < len(passage.words) and passage.words[at + 1][:1].isupper()
        return is_given and is_followed and self._is_known(passage, spot.start, at)

    def _are_two(self, passage: Passage, spot: Spot, at: int) -> bool:
        """Whether the words up to a token and those from it on are the names of two places: Texas USA."""
        is_part = passage.words[spot.start].lower() in self._rules.bare_directions
        return not is_part and self._is_known(passage, spot.start, at) and self._is_large(passage, at, spot.end)

    def _is_large(self, passage: Passage, start: int, end: int) -> bool:
        """Whether words are first of all the name of a country or region."""
        candidates = self._gazetteer.candidates(passage.string(start, end))
        kinds = (Kind.COUNTRY, Kind.REGION)
        return bool(candidates) and candidates[0].exact and self._gazetteer.entry(candidates[0].number).kind in kinds

    def _join(self, passage: Passage, spots: Spots) -> None:
        """Two spots side by side that no gazetteer has as two places are one: Stoke Newington."""
        places = [spot for spot in spots if spot.kind == "place" and not spot.derived]
        for first, second in pairwise(places):
            if first.end == second.start and spots.at(first.start) is first and self._are_one(passage, first, second):
                whole = first._replace(end=second.end, why=f"one place: {passage.string(first.start, second.end)}")
                spots.remove(first)
                spots.replace(second, [whole])

    def _are_one(self, passage: Passage, first: Spot, second: Spot) -> bool:
        apart = passage.tokens[second.start].start - passage.tokens[first.end - 1].end
        is_close = apart == 1 and passage.sentence_of[first.start] == passage.sentence_of[second.start]
        is_unknown = not self._is_known(passage, second.start, second.end)
        return is_close and (
            self._is_known(passage, first.start, second.end)
            or (is_unknown and self._is_known(passage, first.start, first.end))
        )

    def add_named(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """What stands after "town of" is a town, whether known or not."""
        nouns = self._rules.settlement_words
        for at in passage.capitals if not nouns.isdisjoint(passage.words) else ():
            link, noun = passage.words[at - 1].lower(), passage.words[at - 2]
            if at < 2 or noun not in nouns or link not in self._rules.realm_links:
                continue
            if at in blocked or self._is_within(passage, spots, at):
                continue
            word = passage.words[at]
            spot = spots.at(at)
            if spot is None and len(word) >= SHORTEST and word[1:].islower() and not self._lexicon.is_ordinary(word):
                end = self._end(passage, spots, at)
                spots.add(Spot(at, end, "place", 0.65, f"named after “{noun} {link}”: {passage.string(at, end)}"))
            elif spot is not None and spot.kind != "place" and spot.end - spot.start <= _LONGEST_TOWN:
                why = f"named after “{noun} {link}”: {passage.string(at, spot.end)}"
                spots.replace(spot, [spot._replace(kind="place", why=why)])

    def _is_within(self, passage: Passage, spots: Spots, at: int) -> bool:
        """Whether a token is a later one of a name, or the sentence begins with it."""
        spot = spots.at(at)
        return (spot is not None and spot.start < at) or passage.sentence_of[at - 2] != passage.sentence_of[at]

    def _end(self, passage: Passage, spots: Spots, at: int) -> int:
        _, last = passage.ranges[passage.sentence_of[at]]
        end = at + 1
        while end < last and end - at < _LONGEST_TOWN and spots.free(end, end + 1):
            word = passage.words[end]
            if not word[0].isupper() or not word[1:].islower() or self._is_a_word(word):
                break
            end += 1
        return end

    def lengthen(self, passage: Passage, spots: Spots) -> None:
        """A name with what it begins with: Republic of Ireland, Gulf of Finland, the Netherlands."""
        if not self._rules.realm_words:
            return
        for at in passage.capitals:
            if passage.words[at].lower() in self._rules.realm_words and at + 2 < len(passage.words):
                self._lengthen_realm(passage, spots, at)
        for spot in [spot for spot in spots if spot.kind == "place" and spot.start and not spot.derived]:
            article = passage.words[spot.start - 1]
            name = passage.string(spot.start, spot.end)
            if article in self._rules.articles and spots.free(spot.start - 1, spot.start):
                candidates = self._gazetteer.candidates(name)
                entry = self._gazetteer.entry(candidates[0].number) if candidates else None
                if entry and entry.kind is Kind.COUNTRY and entry.name.lower() == f"{article} {name.lower()}":
                    spots.replace(spot, [spot._replace(start=spot.start - 1)])

    def _lengthen_realm(self, passage: Passage, spots: Spots, at: int) -> None:
        """A name from the word that says what it is up to its end, where that is a place or hardly anything else."""
        if passage.words[at + 1].lower() not in self._rules.realm_links:
            return
        begin = at
        while at - begin < _LONGEST_TITLE and begin and passage.words[begin - 1].lower() in self._rules.realm_titles:
            begin -= 1
        first = at + 2
        while first < len(passage.words) - 1 and passage.words[first].lower() in self._rules.articles:
            first += 1
        if not passage.words[first][0].isupper() or passage.sentence_of[first] != passage.sentence_of[at]:
            return
        own = spots.at(first)
        if own is not None and own.start < begin:
            return
        is_landscape = passage.words[at].lower() in self._rules.landscape_words
        if own is None or own.kind != "place":
            end = own.end if own is not None else first + 1
            if not is_landscape and not self._lexicon.places(passage.string(first, end)):
                return
        else:
            end = own.end
        overlapping = {spot for token in range(begin, end) if (spot := spots.at(token)) is not None}
        if any(spot.start < begin or spot.end > end for spot in overlapping):
            return
        for spot in overlapping:
            spots.remove(spot)
        spots.add(Spot(begin, end, "place", 0.7, f"name with what it is: {passage.string(begin, end)}"))
