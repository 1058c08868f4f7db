"""Puts right what was taken for a place and is none, and what was taken for a person or body and is a place."""

from __future__ import annotations

from itertools import pairwise

from extraction.languages.name_rules import NameRules
from extraction.passage import Passage
from extraction.places.town_words import SHORTEST, TownWords
from extraction.spots import Spot, Spots
from extraction.words.titles import titles_for

_LONGEST_TOWN = 2
_GENITIVE = "s"
_GENITIVE_FIRST = ("de",)
"""Languages that put names before what is theirs, with nothing but an ending between."""
_CAPITAL_NOUNS = ("de", "und")
_MORE_FOLLOWS = frozenset({"(", "/"})
PAIRING = frozenset({"/", "-", "–", "—", "\u2010", "\u2011"})
"""Marks that stand between two cities that are named together."""


class PlaceCorrections:
    """Corrects places in passages of one language."""

    def __init__(self, rules: NameRules, towns: TownWords) -> None:
        """Use the rules and towns of a language."""
        self._rules = rules
        self._towns = towns
        self._titles = titles_for(rules.code)

    def split_bodies(self, passage: Passage, spots: Spots) -> None:
        """A body named after its town tells of the town: Paris Police Department."""
        if not self._rules.local_bodies:
            return
        for spot in [spot for spot in spots if spot.kind != "person"]:
            for end in range(spot.end - 1, spot.start, -1):
                if passage.words[end].lower() in self._rules.local_bodies and self._towns.is_city(
                    passage.words[spot.start : end]
                ):
                    if spot.kind == "place" and self._towns.is_city(passage.words[spot.start : spot.end]):
                        break
                    why = f"town that a body is named after: {passage.string(spot.start, spot.end)}"
                    body = Spot(end, spot.end, "organisation", spot.confidence, spot.why)
                    parts = [Spot(spot.start, end, "place", 0.7, why)]
                    spots.replace(spot, [*parts, body] if spot.end - end > 1 else parts)
                    break

    def free_towns(self, passage: Passage, spots: Spots) -> None:
        """A town in the name of what governs it, which tells of nothing else: Comune di Bologna, la Ville de Lyon."""
        if not self._rules.town_bodies:
            return
        for spot in [spot for spot in spots if spot.kind != "person" and spot.end - spot.start > _LONGEST_TOWN]:
            words = [word.lower() for word in passage.words[spot.start : spot.end]]
            body = self._rules.match(self._rules.town_bodies, words, 0)
            start = body[1] if body else 0
            while 0 < start < len(words) and words[start] in self._rules.links:
                start += 1
            start += spot.start
            if body and start < spot.end and self._towns.is_city(passage.words[start : spot.end]):
                why = f"town that a body is named after: {passage.string(spot.start, spot.end)}"
                spots.replace(spot, [Spot(start, spot.end, "place", spot.confidence, why)])

    def free_towns_of_streets(self, passage: Passage, spots: Spots) -> None:
        """The town that a street or house without a name is in: une rue de Mayence."""
        for spot in [spot for spot in spots if spot.kind == "place" and spot.end - spot.start > _LONGEST_TOWN]:
            start = spot.start + 1
            while start < spot.end and passage.words[start].lower() in self._rules.links:
                start += 1
            before = passage.words[spot.start - 1].lower() if spot.start else ""
            is_nameless = before in self._rules.indefinite_articles
            is_street = passage.words[spot.start] in self._rules.things_named and start > spot.start + 1
            if is_nameless and is_street and self._towns.is_city(passage.words[start : spot.end]):
                why = f"town that a street is in: {passage.string(spot.start, spot.end)}"
                spots.replace(spot, [Spot(start, spot.end, "place", spot.confidence, why)])

    def add_governed(self, passage: Passage, spots: Spots) -> None:
        """A town after what governs it, which was passed over: il Comune di Ravenna."""
        if not self._rules.town_bodies:
            return
        for at in passage.capitals:
            start = at
            while start and passage.words[start - 1].lower() in self._rules.links:
                start -= 1
            body = passage.words[start - 1].lower() if 0 < start < at else ""
            is_body = bool(body) and self._rules.holds(self._rules.town_bodies, body)
            if is_body and spots.free(at, at + 1) and self._towns.is_city(passage.words[at : at + 1]):
                why = f"town that a body is named after: {passage.string(start - 1, at + 1)}"
                spots.add(Spot(at, at + 1, "place", 0.7, why))

    def without_owned(self, passage: Passage, spot: Spot) -> Spot:
        """A place without the nouns that a genitive stands before: Europas Straßen."""
        first = passage.words[spot.start]
        is_one = spot.end - spot.start == 1 or self._rules.code not in _GENITIVE_FIRST
        if is_one or self._towns.is_known(passage.string(spot.start, spot.end)):
            return spot
        others = passage.words[spot.start + 1 : spot.end]
        is_owner = self._towns.likeliest(first, inflected=True) is not None and first.endswith(_GENITIVE)
        return spot._replace(end=spot.start + 1) if is_owner and all(map(self._towns.is_ordinary, others)) else spot

    def correct_bodies(self, passage: Passage, spots: Spots) -> None:
        """A city taken for a body: a large or familiar one alone, or one that the text names as a place elsewhere.

        A word for a kind of house or street alone is no name at all: l'Hôtel.
        """
        places = {passage.string(spot.start, spot.end) for spot in spots if spot.kind == "place"}
        numbers = {self._towns.likeliest(name, inflected=None) for name in places} - {None}
        for spot in [spot for spot in spots if spot.kind == "organisation" and spot.end - spot.start <= _LONGEST_TOWN]:
            name = passage.string(spot.start, spot.end)
            if name.lower() in self._rules.things_named or self._is_field(passage, spot):
                spots.remove(spot)
                continue
            if name.isupper() or not self._towns.is_city(passage.words[spot.start : spot.end]):
                continue
            is_named = name in places or self._towns.likeliest(name, inflected=False) in numbers
            is_large_town = self._towns.is_only_a_town(name) and not self._towns.is_no_large_town(name)
            is_town = is_large_town or self._towns.is_town_at_home(name)
            if is_named or is_town or self._towns.is_metropolis(name) or self._towns.is_familiar(name):
                spots.replace(spot, [spot._replace(kind="place", why=f"city rather than body: {name}")])

    def _is_field(self, passage: Passage, spot: Spot) -> bool:
        """Whether an ordinary word alone is what an office is for, with a capital or without: concejal de Cultura."""
        word = passage.words[spot.start]
        if spot.end - spot.start > 1 or not word[1:].islower() or not self._towns.is_ordinary(word):
            return False
        is_name = self._towns.is_known(word) or self._is_body_word(word)
        return not is_name and bool(self.office_before(passage, spot.start))

    def _is_body_word(self, word: str) -> bool:
        return self._rules.holds(self._rules.organisation_words, word.lower())

    def doubt_institutes(self, passage: Passage, spots: Spots) -> None:
        """A small town right after what a school or house is called by is somebody's name: instituto Jovellanos."""
        if self._rules.code in _CAPITAL_NOUNS:
            return
        places = [passage.string(spot.start, spot.end) for spot in spots if spot.kind == "place"]
        for spot in [spot for spot in spots if spot.kind == "place" and spot.end - spot.start == 1 and spot.start]:
            before, word = passage.words[spot.start - 1], passage.words[spot.start]
            is_named = before.islower() and self._is_body_word(before) and not self._rules.bare_complements
            if is_named and not spot.derived and places.count(word) == 1 and self._towns.is_no_large_town(word):
                spots.remove(spot)

    def correct_persons(self, passage: Passage, spots: Spots) -> None:
        """A town taken for a person: it is named as a place elsewhere, or stands after "in" or before "residents"."""
        persons = [spot for spot in spots if spot.kind == "person"]
        surnames = {passage.words[spot.end - 1] for spot in persons if spot.end - spot.start > 1}
        places = {passage.string(spot.start, spot.end) for spot in spots if spot.kind == "place"}
        singles = [spot for spot in spots if spot.kind == "place" and spot.end - spot.start == 1]
        numbers = {self._towns.likeliest(passage.words[spot.start], inflected=None) for spot in singles} - {None}
        for spot in [spot for spot in persons if spot.end - spot.start <= _LONGEST_TOWN]:
            name = passage.string(spot.start, spot.end)
            if name in surnames:
                continue
            if self._towns.is_landscape(name):
                reason = "river or region"
            elif spot.end - spot.start == 1 and self._towns.is_familiar(name) and not self._has_title(passage, spot):
                reason = "city that the archive often names"
            elif self._is_form_of(passage, spot, numbers):
                reason = "form of a place named elsewhere"
            elif self._towns.is_metropolis(name) and not self._has_title(passage, spot):
                reason = "large city"
            elif self._is_listed_town(passage, spots, spot):
                reason = "town beside another"
            elif self._is_form_of_town(passage, spot):
                reason = "form of a town's name"
            elif self._is_form_beside_town_words(passage, spots, spot):
                reason = "form of a town's name after a body or beside another town"
            elif self._towns.is_city(passage.words[spot.start : spot.end]):
                reason = "named as a place elsewhere" if name in places else self._beside_town(passage, spot)
            else:
                continue
            if reason:
                spots.replace(spot, [Spot(spot.start, spot.end, "place", 0.65, f"{reason}: {name}")])

    def _is_form_of_town(self, passage: Passage, spot: Spot) -> bool:
        """Whether a name is a case of a town's of several words, or of a large one that nobody is called by."""
        name = passage.string(spot.start, spot.end)
        if spot.end - spot.start > 1:
            return self._towns.is_form_of_town(name)
        is_case = self._rules.bare_complements and self._towns.is_form_of_large_town(name)
        return is_case and not self._has_title(passage, spot)

    def _is_form_beside_town_words(self, passage: Passage, spots: Spots, spot: Spot) -> bool:
        """Whether a single name is a case of a town's, and nobody's, where towns stand: лікарень Чугуєва й Ізюма."""
        word = passage.words[spot.start]
        if not self._rules.bare_complements or spot.end - spot.start > 1 or self._has_title(passage, spot):
            return False
        if self._towns.is_borne(word) or not self._towns.is_form_of_town(word) or not self._towns.is_rare(word):
            return False
        before = passage.words[spot.start - 1] if not passage.starts_sentence(spot.start) else ""
        is_of_body = before.islower() and self._is_body_word(before)
        return is_of_body or self.is_listed(passage, spots, spot.start)

    def _is_form_of(self, passage: Passage, spot: Spot, numbers: set[int | None]) -> bool:
        """Whether a name is that of a place named elsewhere, as it stands or in a case that nobody is called by."""
        name = passage.string(spot.start, spot.end)
        is_case = len(name) > SHORTEST and not self._towns.is_borne(name)
        number = self._towns.likeliest(name, inflected=None if is_case else False)
        return number is not None and number in numbers and not self._has_title(passage, spot)

    def _is_listed_town(self, passage: Passage, spots: Spots, spot: Spot) -> bool:
        """Whether a single name is a town's that nobody is called by, beside another: České Budějovice a Pasov."""
        word = passage.words[spot.start]
        is_town = spot.end - spot.start == 1 and self._towns.is_city([word]) and not self._towns.is_borne(word)
        return is_town and self.is_listed(passage, spots, spot.start)

    def _has_title(self, passage: Passage, spot: Spot) -> bool:
        return self._titles.begin(passage, spot.start) < spot.start

    def correct_offices(self, passage: Passage, spots: Spots) -> None:
        """A town taken for a person or body: an office is of it, as in "sindaco di Bologna" or "mayor of Lyon"."""
        for spot in [spot for spot in spots if spot.kind != "place" and spot.end - spot.start <= _LONGEST_TOWN]:
            office = self.office_before(passage, spot.start)
            if office and self.is_town_of_office(passage, spot.start, spot.end):
                spots.replace(spot, [Spot(spot.start, spot.end, "place", 0.7, f"town that an office is of: {office}")])

    def correct_titles(self, passage: Passage, spots: Spots) -> None:
        """An office and its town taken for a body: Mayor of Sefton."""
        for spot in [spot for spot in spots if spot.kind == "organisation" and spot.end - spot.start > _LONGEST_TOWN]:
            words = [word.lower() for word in passage.words[spot.start : spot.end]]
            office = self._rules.match(self._rules.offices, words, 0)
            start = office[1] if office else 0
            while 0 < start < len(words) and words[start] in self._rules.links:
                start += 1
            is_linked = office is not None and office[1] < start < len(words)
            if is_linked and any(town in words[0] for town in self._rules.town_offices):
                why = f"town that an office is of: {passage.string(spot.start, spot.end)}"
                spots.replace(spot, [spot._replace(start=spot.start + start, kind="place", why=why)])

    def correct_genitives(self, passage: Passage, spots: Spots) -> None:
        """A town between an office and the name of its holder: мер Харкова NAME, prezydent Łodzi NAME."""
        if not self._rules.bare_complements:
            return
        for spot in [spot for spot in spots if spot.kind == "person" and spot.start > 1]:
            at = spot.start - 1
            word, office = passage.words[at], passage.words[at - 1]
            is_town = word.istitle() and spots.free(at, at + 1) and self._towns.is_form_of_town(word)
            is_beside = passage.sentence_of[at - 1] == passage.sentence_of[spot.start]
            if is_town and is_beside and self._rules.holds(self._rules.offices, office.lower()):
                spots.add(Spot(at, at + 1, "place", 0.7, f"town that an office is of: {office} {word}"))
        persons = [spot for spot in spots if spot.kind == "person" and spot.end - spot.start == 1 and spot.start]
        for spot in persons:
            word, office = passage.words[spot.start], passage.words[spot.start - 1]
            following = spots.at(spot.end)
            is_office = self._rules.holds(self._rules.offices, office.lower())
            is_followed = following is not None and following.kind == "person" and following.end - following.start > 1
            is_body = self._rules.holds(self._rules.organisation_words, office.lower())
            is_town = self._towns.is_form_of_large_town(word) or self._towns.is_only_a_town(word)
            may_be_town = self._towns.is_form_of_town(word) or self._is_town_office(office.lower())
            is_between = is_followed and may_be_town and not self._towns.is_given_name(word)
            if (is_office and is_town) or (is_between and (is_office or is_body)):
                why = f"town that an office is of: {office} {word}"
                spots.replace(spot, [spot._replace(kind="place", why=why)])

    def _is_town_office(self, word: str) -> bool:
        """Whether a word is an office that towns have, so that what follows is a town though no gazetteer has it."""
        return word.startswith((*self._rules.town_offices, *self._rules.office_countries))

    def is_town_of_office(self, passage: Passage, start: int, end: int) -> bool:
        """Whether words after an office are a town rather than a body that is called so: not Präsident der Union."""
        word = passage.words[start]
        return (
            self._towns.is_city(passage.words[start:end])
            and not word.isupper()
            and not self._towns.is_also_a_word(word)
        )

    def office_before(self, passage: Passage, at: int) -> str:
        """The office, with the words that link it, that stands right before a token; nothing when none does."""
        start = at
        while start and passage.words[start - 1].lower() in self._rules.links:
            start -= 1
        if start in (0, at) or passage.sentence_of[start - 1] != passage.sentence_of[at]:
            return ""
        is_office = self._rules.holds(self._rules.offices, passage.words[start - 1].lower())
        return passage.string(start - 1, at) if is_office else ""

    def _beside_town(self, passage: Passage, spot: Spot) -> str:
        before = passage.words[spot.start - 1].lower() if spot.start else ""
        after = passage.words[spot.end].lower() if spot.end < len(passage.words) else ""
        if after in self._rules.after_town:
            return f"town before “{after}”"
        if before not in self._rules.before_town:
            return ""
        if self._towns.is_said_of_persons(before) and self._towns.is_borne(passage.words[spot.start]):
            return ""
        return f"town after “{before}”"

    def doubt_words(self, passage: Passage, spots: Spots) -> None:
        """A place that is also an ordinary word of the language needs a word before it that places follow."""
        for spot in list(spots):
            if spot.kind != "place" or spot.derived or spot.end - spot.start > 1:
                continue
            word = passage.words[spot.start]
            before = passage.words[spot.start - 1].lower() if spot.start else ""
            after = passage.words[spot.end] if spot.end < len(passage.words) else ""
            if before in self._rules.city_words or after in _MORE_FOLLOWS or self.is_listed(passage, spots, spot.start):
                continue
            is_of_office = self._rules.bare_complements and self._rules.holds(self._rules.offices, before)
            if self._towns.is_also_a_word(word) and before not in self._rules.before_town and not is_of_office:
                spots.remove(spot)
            elif self._towns.is_rather_a_person(word) and (
                before not in self._rules.before_town or self._towns.is_said_of_persons(before)
            ):
                spots.replace(spot, [spot._replace(kind="person", why=f"surname rather than small town: {word}")])

    def is_listed(self, passage: Passage, spots: Spots, at: int) -> bool:
        """Whether a word stands beside a city in a list: Halle und Leipzig; Köln, Essen."""
        joins = self._rules.conjunctions | {","}
        for between, other in ((at - 1, at - 2), (at + 1, at + 2)):
            beside = spots.at(other)
            if beside is None or beside.kind != "place" or beside.derived:
                continue
            is_joined = (
                passage.words[between].lower() in joins and passage.sentence_of[other] == passage.sentence_of[at]
            )
            name = passage.string(beside.start, beside.end)
            if is_joined and not self._towns.is_also_a_word(name):
                return self._towns.is_first_of_all_a_city(name)
        return False

    def doubt_peoples(self, passage: Passage, spots: Spots) -> None:
        """A people is no town, though one somewhere is called so: Thai, Roma."""
        for spot in [spot for spot in spots if spot.kind == "place" and spot.end - spot.start == 1]:
            word = passage.words[spot.start]
            before = passage.words[spot.start - 1].lower() if spot.start else ""
            is_people = self._rules.holds(self._rules.peoples, word.lower()) and not spot.derived
            if is_people and before not in self._rules.city_words and self._towns.is_first_of_all_a_city(word):
                spots.remove(spot)

    def doubt_articles(self, passage: Passage, spots: Spots) -> None:
        """What has an article is no town where towns have none: the Guildhall."""
        if not self._rules.bare_towns:
            return
        for spot in [spot for spot in spots if spot.kind == "place" and spot.end - spot.start == 1 and spot.start]:
            word, before = passage.words[spot.start], passage.words[spot.start - 1].lower()
            after = passage.words[spot.end] if spot.end < len(passage.words) else ""
            is_town = self._towns.is_first_of_all_a_city(word) and self._towns.is_small(word)
            if before in self._rules.articles and not after[:1].isalpha() and is_town:
                spots.remove(spot)

    def with_second_town(self, passage: Passage, spot: Spot) -> Spot:
        """A body that is called after two towns, of which it had but the first: Verein Leipzig–Travnik."""
        mark = spot.end
        if spot.kind != "organisation" or spot.end - spot.start == 1 or mark + 1 >= len(passage.words):
            return spot
        before, joined, after = passage.tokens[mark - 1 : mark + 2]
        is_joined = joined.text in PAIRING and before.end == joined.start and joined.end == after.start
        is_pair = is_joined and self._towns.is_city([before.text]) and self._towns.is_city([after.text])
        return spot._replace(end=mark + 2) if is_pair else spot

    def pair_in(self, passage: Passage, spot: Spot) -> Spot | None:
        """The cities with marks between them that a spot is made of, or that end it where it is no body's name.

        Leipzig/Krakau; Warszawa–Berlin; Dreieck Krakau-Kyjiw-Leipzig; but not Verein Leipzig-Travnik.
        """
        marks = [at for at in range(spot.start + 1, spot.end - 1) if passage.words[at] in PAIRING]
        if not marks or spot.kind == "person":
            return None
        start = spot.start if self._towns.is_city(passage.words[spot.start : marks[0]]) else marks[0] - 1
        bounds = [start - 1, *marks, spot.end]
        if not all(self._towns.is_city(passage.words[a + 1 : b]) for a, b in pairwise(bounds)):
            return None
        head = [word.lower() for word in passage.words[spot.start : start]]
        if any(self._rules.match(self._rules.organisation_words, head, at) for at in range(len(head))):
            return None
        return spot._replace(start=start)
