"""Finds what is taken for a name: the tagger's findings, put right and filled up by rules that all languages share."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Sequence

from extraction.bodies import Bodies
from extraction.gazetteer import Gazetteer
from extraction.passage import Passage
from extraction.persons.doubts import PersonDoubts
from extraction.persons.lone_names import LonePersons
from extraction.persons.nicknames import add_nicknames
from extraction.persons.particles import PersonParticles
from extraction.persons.spotting import PersonSpotter
from extraction.places.corrections import PAIRING, PlaceCorrections
from extraction.places.extents import PlaceExtents
from extraction.places.groups import Groups
from extraction.places.landscapes import Landscapes
from extraction.places.long_names import LongNames, positions
from extraction.places.spotting import PlaceSpotter
from extraction.places.town_words import TownWords
from extraction.spots import Spot, Spots
from extraction.tagging.tagger import Tagger, entities
from extraction.words.lexicon import Lexicon

_TAGGED = 0.8
_SHORT_TITLE = 4
_LONG_WORD = 5
_BETWEEN = frozenset({"/"})
_PARTS = _BETWEEN | {"'s", "’s"}
_ENDS_NAME = frozenset({".", ")"})


class Spotter:
    """Finds spots in passages of one language."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, tagger: Tagger, familiar: Container[int] = ()) -> None:
        """Put the parts together.

        Args:
            lexicon: of the language.
            gazetteer: the places.
            tagger: of the language.
            familiar: GeoNames ids of cities that the archive often names.
        """
        self._long_names = LongNames(gazetteer, lexicon.rules.irregular)
        self._tagger = tagger
        self._persons = PersonSpotter(lexicon)
        self._lone = LonePersons(lexicon)
        self._doubts = PersonDoubts(lexicon)
        self._particles = PersonParticles(lexicon)
        towns = TownWords(lexicon, gazetteer, familiar)
        self._landscapes = Landscapes(lexicon, towns)
        self._groups = Groups(lexicon, towns)
        self._language = lexicon.rules.code
        self._conjunctions = lexicon.rules.conjunctions
        self._saints = lexicon.rules.saints
        self._bodies = Bodies(lexicon.rules)
        self._corrections = PlaceCorrections(lexicon.rules, towns)
        self._extents = PlaceExtents(lexicon, gazetteer, towns)
        self._places = PlaceSpotter(lexicon, gazetteer, towns, self._corrections)

    def spot(self, passage: Passage, taken: Sequence[tuple[int, int]], title_end: int = 0) -> Spots:
        """Find what is taken for names.

        Args:
            passage: to look at.
            taken: token ranges that are something else for certain, such as dates.
            title_end: where the title line ends. In a title that gives every word a capital, persons and organisations
                count only when the text below names them too.
        """
        blocked = {token for start, end in taken for token in range(start, end)}
        spots = Spots(len(passage.words))
        long_names = [self._long_names.find(passage.words[first:last]) for first, last in passage.ranges]
        for spot in self._tagged(passage, long_names):
            if blocked.isdisjoint(range(spot.start, spot.end)):
                for part in self._put_right(passage, spot):
                    spots.add(part)
        if title_end:
            _doubt_title(passage, spots, title_end)
        self._groups.part(passage, spots)
        self._extents.put_right(passage, spots)
        self._bodies.add(passage, spots, blocked)
        self._persons.correct_places(passage, spots)
        self._lone.correct_places(passage, spots)
        self._corrections.correct_persons(passage, spots)
        self._landscapes.correct_bodies(passage, spots)
        self._corrections.correct_bodies(passage, spots)
        self._corrections.free_towns(passage, spots)
        self._corrections.free_towns_of_streets(passage, spots)
        self._corrections.correct_offices(passage, spots)
        self._corrections.correct_titles(passage, spots)
        self._corrections.correct_genitives(passage, spots)
        self._corrections.doubt_words(passage, spots)
        self._doubts.doubt_words(passage, spots)
        self._doubts.doubt_things(passage, spots)
        self._corrections.split_bodies(passage, spots)
        self._places.add_datelines(passage, spots)
        self._corrections.add_governed(passage, spots)
        self._places.add_offices(passage, spots, blocked)
        self._persons.add_titled(passage, spots, blocked)
        self._persons.add_given(passage, spots, blocked)
        self._persons.join_parts(passage, spots)
        self._particles.join(passage, spots)
        self._persons.add_surnames(passage, spots, blocked)
        self._places.add_known(passage, long_names, spots, blocked)
        self._extents.add_named(passage, spots, blocked)
        self._landscapes.add(passage, spots, blocked)
        self._extents.lengthen(passage, spots)
        self._places.add_bracketed(passage, spots, blocked)
        self._places.add_derived(passage, spots, blocked)
        self._persons.add_repeated(passage, spots, blocked)
        add_nicknames(passage, spots, self._language)
        self._lone.add(passage, spots, blocked)
        self._particles.join(passage, spots)
        self._doubts.doubt_things(passage, spots)
        self._places.add_listed(passage, spots, blocked)
        self._places.add_repeated(passage, spots, blocked)
        self._places.add_paired(passage, spots, blocked)
        self._corrections.doubt_peoples(passage, spots)
        self._corrections.doubt_institutes(passage, spots)
        self._corrections.doubt_articles(passage, spots)
        return spots

    def _put_right(self, passage: Passage, spot: Spot) -> Iterator[Spot]:
        spot = self._corrections.with_second_town(passage, self._without_conjunction(passage, spot))
        pair = self._corrections.pair_in(passage, spot)
        if spot.kind == "person":
            yield from self._persons.put_right(passage, spot)
        elif pair:
            for part in _parted(passage, pair, PAIRING):
                yield from _trimmed(passage, part._replace(kind="place"))
        elif spot.kind == "place":
            # A saint owns nothing: St Mary's Guildhall is one house, and no town of either name.
            is_saint = passage.words[spot.start].lower() in self._saints
            marks = _BETWEEN if is_saint else _PARTS
            for part in _parted(passage, self._corrections.without_owned(passage, spot), marks):
                yield from _trimmed(passage, part)
        else:
            yield from _trimmed(passage, spot)

    def _without_conjunction(self, passage: Passage, spot: Spot) -> Spot:
        """A name without the conjunction that begins its sentence: Weimar in "Und Weimar dankt"."""
        first, second = passage.words[spot.start], passage.words[spot.start + 1 : spot.end][:1]
        # One letter is rather a numeral, an initial or an article: I Liceum, A Coruña.
        is_conjunction = len(first) > 1 and first.istitle() and first.lower() in self._conjunctions
        is_before_name = any(word[0].isupper() for word in second)
        return spot._replace(start=spot.start + 1) if is_conjunction and is_before_name else spot

    def _tagged(self, passage: Passage, long_names: Sequence[Sequence[tuple[int, int]]]) -> Iterator[Spot]:
        for (first, last), names in zip(passage.ranges, long_names, strict=True):
            words = passage.words[first:last]
            for start, end, kind in entities(self._tagger.tag(words, positions(names, len(words)))):
                name = passage.string(first + start, first + end)
                yield Spot(first + start, first + end, kind, _TAGGED, f"tagger: {name}")


def _parted(passage: Passage, spot: Spot, marks: Collection[str]) -> Iterator[Spot]:
    """A place, parted after a possessive or between two: Moscow's Domodedovo Airport, Leipzig/Kiew."""
    start = spot.start
    for at in range(spot.start, spot.end):
        if passage.words[at] in marks:
            yield spot._replace(start=start, end=at)
            start = at + 1
    yield spot._replace(start=start)


def _trimmed(passage: Passage, spot: Spot) -> Iterator[Spot]:
    """A place or organisation without marks at its edges."""
    start, end = spot.start, spot.end
    while end > start and not _can_end(passage.words[end - 1]):
        end -= 1
    while start < end and not passage.words[start][0].isalnum():
        start += 1
    if end > start and any(word[0].isupper() or word[0].isdigit() for word in passage.words[start:end]):
        yield spot._replace(start=start, end=end)


def _can_end(word: str) -> bool:
    return word in _ENDS_NAME or (word[-1].isalnum() and word[0].isalnum())


def _doubt_title(passage: Passage, spots: Spots, title_end: int) -> None:
    in_title = [at for at, token in enumerate(passage.tokens) if token.end <= title_end and token.text[0].isalpha()]
    if len(in_title) < _SHORT_TITLE or any(
        passage.words[at][0].islower() and len(passage.words[at]) >= _LONG_WORD for at in in_title
    ):
        return
    below = {word for spot in spots if spot.start > in_title[-1] for word in passage.words[spot.start : spot.end]}
    for spot in list(spots):
        if spot.end <= in_title[-1] + 1 and spot.kind != "place" and passage.words[spot.end - 1] not in below:
            spots.remove(spot)
