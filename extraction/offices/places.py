"""Tells the city of an office that has none beside its title, where the text allows one answer only.

"Oberbürgermeister Jung" is of the one German city of an article, since only German cities have that office; a
"Kulturassessor" is of Bologna where the sentence begins "Aus Bologna war …"; who leads a delegation of Leipzig is of
Leipzig, and so is whom Leipzig sent; "her deputy" is of her city; a mayor without a city is of the city that the
article is dated from. In all other cases the place stays open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from extraction.languages.name_rules import NameRules
from extraction.offices.concepts import meaning
from extraction.offices.scenes import City, Scenes
from extraction.offices.sight import OfficeSpot
from extraction.passage import Passage
from extraction.spots import Spot

_DOMINANT = 3
"""How many times as often as any other city of its country a city must be named to be the one that is meant."""
_NEAR_DELEGATION = 4
_REMEMBERED = 50
"""So many offices back one may be meant without being named; a bound keeps the work linear in the text."""
_NEAR_SENDING = 3
_NEAR_COMPANION = 4
_NEAR_SENTENCES = 2
_NEAR_COLLEAGUE = 3
_NEAR_WHERE = 6
_SURNAME_BEGINNING = 5


@dataclass(frozen=True, slots=True)
class Inferred:
    """The city of an office by its context."""

    city: int
    confidence: float
    why: str


class OfficePlaces:
    """Infers the cities of offices in texts of one language."""

    def __init__(self, rules: NameRules) -> None:
        """Use the rules of a language."""
        self._rules = rules
        self._scenes = Scenes(rules)

    def infer(
        self,
        passage: Passage,
        offices: Sequence[OfficeSpot],
        cities: Sequence[City],
        dates: Collection[int] = (),
    ) -> Mapping[OfficeSpot, Inferred]:
        """Infer the cities of the offices that name none.

        Args:
            passage: the text.
            offices: all offices seen in it, those without a holder too.
            cities: all mentions of cities that are linked.
            dates: the tokens of its dates.
        """
        of_spot = {city.spot: city for city in cities}
        home = self._scenes.home(passage, cities, dates)
        scene = self._scenes.scene(passage, offices, cities, of_spot)
        found: dict[OfficeSpot, Inferred] = {}
        for at, office in enumerate(offices):
            if office.person is None or office.place is not None:
                continue
            earlier = offices[max(0, at - _REMEMBERED) : at]
            if office.elsewhere:
                inferred = _of_other(passage, office, earlier, cities, of_spot, found)
            else:
                inferred = (
                    self._of_delegation(passage, office, cities)
                    or self._of_sender(passage, office, cities)
                    or self._where(passage, office, cities)
                    or self._of_companion(passage, office, earlier, of_spot, found)
                    or self._of_superior(passage, office, earlier, cities, of_spot, found)
                    or self._of_deputised(office, offices, of_spot)
                    or _same_office(office, offices, of_spot)
                    or self._of_pair(passage, office, offices, cities, of_spot)
                    or self._by_setting(passage, office, cities, home, scene)
                )
            if inferred and not _is_told(passage, office, offices):
                found[office] = inferred
        return found

    def _of_pair(
        self,
        passage: Passage,
        office: OfficeSpot,
        offices: Sequence[OfficeSpot],
        cities: Sequence[City],
        of_spot: Mapping[Spot, City],
    ) -> Inferred | None:
        """The one city near but that of a colleague, for an office such as towns or the colleague have."""
        after = _colleagues_after(passage, office, offices)
        is_alike = self._scenes.is_of_town(office) or any(meaning(other.key) == meaning(office.key) for other in after)
        return _other_than_theirs(passage, office, after, offices, cities, of_spot) if is_alike else None

    def _by_setting(
        self, passage: Passage, office: OfficeSpot, cities: Sequence[City], home: City | None, scene: City | None
    ) -> Inferred | None:
        """The city that the article lets an office be of, unless words after its title name one that is not known."""
        if self._names_unknown_city(office):
            return None
        return (
            self._by_country(passage, office, cities)
            or self._of_home(office, home)
            or self._of_scene(passage, office, cities, scene)
        )

    def _names_unknown_city(self, office: OfficeSpot) -> bool:
        """Whether a name that is no body's stands right after a title: primátor partnerského Skellefteå."""
        of = office.title[len(office.key) :].split() if self._rules.bare_complements else []
        is_body = any(self._rules.holds(self._rules.organisation_words, word.lower()) for word in of)
        return not is_body and any(word[0].isupper() for word in of)

    def _of_sender(self, passage: Passage, office: OfficeSpot, cities: Sequence[City]) -> Inferred | None:
        """The city that has sent the holder: "Leipzig sent Mayor NAME and NAME, head of …"."""
        first, _ = passage.ranges[passage.sentence_of[office.start]]
        sent = [at for at in range(first, office.start) if passage.words[at].lower() in self._rules.sending_words]
        before = {city.entity: city for city in cities if sent and first <= city.spot.start < sent[-1]}
        after = [city for city in cities if sent and sent[-1] < city.spot.start < office.start]
        # The one right before the verb is who sends, else the one the sentence begins with: "Potsdams Partnerstadt
        # Oppeln schickt …"; "Leipzig, whose ties with Kyiv are old, sent …".
        senders = [city for city in before.values() if city.spot.end == sent[-1]]
        senders = senders or [city for city in before.values() if city.spot.start == first and not city.spot.derived]
        if len(senders) == 1:
            before = {senders[0].entity: senders[0]}
        if len(before) != 1 or after or office.person is None:
            return None
        begins = any(passage.words[at][0].isupper() for at in range(sent[-1] + 1, sent[-1] + 1 + _NEAR_SENDING))
        [city] = before.values()
        return Inferred(city.entity, 0.6, f"sent by {city.name}") if begins else None

    def _of_companion(
        self,
        passage: Passage,
        office: OfficeSpot,
        earlier: Sequence[OfficeSpot],
        of_spot: Mapping[Spot, City],
        found: Mapping[OfficeSpot, Inferred],
    ) -> Inferred | None:
        """The city of the office named last, for who is with its holder: "begleitet von …", "spolu s náměstkem …".

        So is the city of a leader of a group whose office follows: "Vedoucí norimberské výpravy, starosta NAME".
        """
        last = earlier[-1] if earlier else None
        back = passage.sentence_of[office.start] - passage.sentence_of[last.start] if last else 0
        if last is None or back > 1:
            return None
        is_one_of_two = len(earlier) > 1 and passage.sentence_of[earlier[-2].start] == passage.sentence_of[last.start]
        if back == 1 and is_one_of_two:
            return None
        between = [word.lower() for word in passage.words[last.end : office.start]]
        begins = [word.lower() for word in passage.words[max(last.end, office.start - _NEAR_COMPANION) : office.start]]
        is_leader = last.person is None and between in ([], [","])
        is_companion = last.person is not None and not self._rules.companion_words.isdisjoint(begins)
        if not is_leader and not is_companion:
            return None
        city = _city_of(last, of_spot)
        if city is not None:
            return Inferred(city.entity, 0.5, f"of {city.name} as {passage.string(last.start, last.end)}")
        return found.get(last)

    def _of_superior(
        self,
        passage: Passage,
        office: OfficeSpot,
        earlier: Sequence[OfficeSpot],
        cities: Sequence[City],
        of_spot: Mapping[Spot, City],
        found: Mapping[OfficeSpot, Inferred],
    ) -> Inferred | None:
        """The city of the office named last, "Her deputy, NAME", or that a sentence begins with: "Lyon sent its …"."""
        title = office.start if office.person and office.person.start > office.start else None
        own = passage.words[title - 1].lower() if title else ""
        is_hers = office.title.casefold().endswith(self._rules.feminine_offices)
        if not title or own not in self._rules.own_words or (is_hers and own in self._rules.masculine_own_words):
            return None
        first, _ = passage.ranges[passage.sentence_of[title]]
        subject = next((city for city in cities if city.spot.start == first and not city.spot.derived), None)
        last = _last_of_another(office, earlier)
        if subject is not None and (last is None or last.start < first):
            return Inferred(subject.entity, 0.5, f"{own}: of {subject.name}, which the sentence begins with")
        if last is None or passage.sentence_of[title] - passage.sentence_of[last.start] > _NEAR_SENTENCES:
            return None
        if _holders_beside(passage, office, last, earlier) > 1:
            return None  # "Mayor A welcomed Mayor B. Her deputy, C": whose?
        city = _city_of(last, of_spot)
        if city is not None:
            return Inferred(city.entity, 0.55, f"{passage.words[title - 1]}: of {city.name} as who was named before")
        return found.get(last)

    def _of_deputised(
        self, office: OfficeSpot, offices: Sequence[OfficeSpot], of_spot: Mapping[Spot, City]
    ) -> Inferred | None:
        """The one city whose mayor the text names, for a deputy: zastępczyni prezydenta, Vizebürgermeister."""
        if not office.key.startswith(self._rules.deputy_words):
            return None
        superiors = {
            city.entity: city
            for other in offices
            if other.key in office.key and other.key != office.key and (city := _city_of(other, of_spot))
        }
        if len(superiors) != 1:
            return None
        [city] = superiors.values()
        return Inferred(city.entity, 0.5, f"deputy to an office of {city.name}")

    def _where(self, passage: Passage, office: OfficeSpot, cities: Sequence[City]) -> Inferred | None:
        """The city that a clause tells of with "where": "in Lyon, where Mayor NAME welcomed them"."""
        first, _ = passage.ranges[passage.sentence_of[office.start]]
        at = next(
            (at for at in range(office.start - 1, first, -1) if passage.words[at].lower() in self._rules.where_words), 0
        )
        if not at:
            return None
        before = [city for city in cities if first <= city.spot.start and city.spot.end <= at]
        if not before or at - before[-1].spot.end > _NEAR_WHERE or not self._may_be_of(office, before[-1]):
            return None
        if any(at < city.spot.start < office.start for city in cities):
            return None
        return Inferred(before[-1].entity, 0.6, f"in {before[-1].name} by the word {passage.words[at]}")

    def _of_scene(
        self, passage: Passage, office: OfficeSpot, cities: Sequence[City], scene: City | None
    ) -> Inferred | None:
        """The city where a sentence or else the article plays, for who welcomes guests there."""
        if not self._scenes.welcomes(passage, office):
            return None
        first, last = passage.ranges[passage.sentence_of[office.start]]
        here = [city for city in cities if first < city.spot.start < last and self._scenes.is_there(passage, city)]
        before = [city for city in here if city.spot.start < office.start]
        scene = before[-1] if before else here[0] if here else scene
        if scene is None or not self._may_be_of(office, scene):
            return None
        return Inferred(scene.entity, 0.45, f"welcomes guests in {scene.name}")

    def _of_home(self, office: OfficeSpot, home: City | None) -> Inferred | None:
        """The city an article is dated from, for an office of a town that it names no city with."""
        if home is None or not self._scenes.is_of_town(office) or not self._may_be_of(office, home):
            return None
        return Inferred(home.entity, 0.45, f"the article is dated from {home.name}")

    def _by_country(self, passage: Passage, office: OfficeSpot, cities: Sequence[City]) -> Inferred | None:
        """The one city, the only one near, or by far the most named, of the countries that have such an office.

        Where guests go on to is not where their host is from: "OFFICE NAME welcomed guests. They went on to Jena."
        """
        countries = self._countries(office.key)
        cities = [city for city in cities if city.country in countries]
        near = {city.entity: city for city in _near(passage, office, cities)}
        if len(near) == 1:
            [city] = near.values()
            return Inferred(city.entity, 0.55, f"{city.name} is the only city near of a country that has this office")
        counts = Counter(city.entity for city in cities)
        if not counts or all(self._is_left_for(passage, office, city) for city in cities):
            return None
        (first, most), *others = counts.most_common(2)
        if others and most < _DOMINANT * others[0][1]:
            return None
        name = next(city.name for city in cities if city.entity == first)
        which = "the city most named" if others else "the only city named"
        return Inferred(first, 0.55, f"{name} is {which} of a country that has this office")

    def _is_left_for(self, passage: Passage, office: OfficeSpot, city: City) -> bool:
        """Whether somebody goes to a city after an office was named: nach Jena, do Gdańska."""
        start = city.spot.start
        return office.start < start and passage.words[start - 1].lower() in self._rules.going_words

    def _countries(self, key: str) -> frozenset[str]:
        words = tuple(key[at:] for at in range(len(key)) if not at or key[at - 1] == " ")
        told = [
            countries
            for title, countries in self._rules.office_countries.items()
            if any(word.startswith(title) for word in words)
        ]
        return frozenset().union(*told)

    def _may_be_of(self, office: OfficeSpot, city: City) -> bool:
        """Whether the country of a city has an office; most offices are those of no country in particular."""
        countries = self._countries(office.key)
        return not countries or city.country in countries

    def _of_delegation(self, passage: Passage, office: OfficeSpot, cities: Sequence[City]) -> Inferred | None:
        """The city whose delegation the holder leads or belongs to, or that the sentence says people came from."""
        first, last = passage.ranges[passage.sentence_of[office.start]]
        words = [word.lower() for word in passage.words[first:last]]
        inside = _between(cities, first, last)
        leads = not self._rules.leading_words.isdisjoint(words) and not self._scenes.welcomes(passage, office)
        begins = self._rules.origin_prepositions | self._rules.behalf_words
        meant = {
            city.entity: city
            for city in inside
            if (leads and self._beside_delegation(words, city.spot.start - first))
            or (city.spot.start == first + 1 and words[0] in begins)
            or self._is_topic(words, city.spot.start - first, city.spot.end - first)
            or self._is_of_host(words, city.spot.start - first, office, first)
        }
        is_guide = leads and self._guides(words, office.start - first)
        for sentences_back in range(1, _NEAR_SENTENCES + 1) if leads and not is_guide else ():
            before = passage.sentence_of[office.start] - sentences_back
            meant = meant or self._of_delegation_before(passage, before, cities)
        if len(meant) != 1:
            return None
        [city] = meant.values()
        if not self._may_be_of(office, city):
            return None
        return Inferred(city.entity, 0.6, f"the sentence tells of those of {city.name}")

    def _guides(self, words: Sequence[str], at: int) -> bool:
        """Whether the holder of an office at a token leads guests and no delegation: "NAME führte die Gäste"."""
        verbs = [place for place in range(at, len(words)) if words[place] in self._rules.leading_words]
        after = words[verbs[0] + 1 : verbs[0] + 1 + _NEAR_SENDING] if verbs else ()
        return any(self._rules.holds(self._rules.group_words, word) for word in after)

    def _of_delegation_before(self, passage: Passage, sentence: int, cities: Sequence[City]) -> dict[int, City]:
        """The cities whose delegation the sentence before tells of: "Eine Delegation aus Lemberg …"."""
        if sentence < 0:
            return {}
        first, last = passage.ranges[sentence]
        words = [word.lower() for word in passage.words[first:last]]
        inside = _between(cities, first, last)
        return {city.entity: city for city in inside if self._is_delegation_of(words, city.spot, first)}

    def _is_delegation_of(self, words: Sequence[str], city: Spot, first: int) -> bool:
        """Whether a city is where a delegation is from, and not where it stays: "Delegacja przebywała w Krakowie"."""
        at = city.start - first
        before = words[at - 1] if at else ""
        is_from = before in self._rules.origin_prepositions or before in self._rules.delegation_words
        return (city.derived or is_from) and self._beside_delegation(words, at)

    def _is_of_host(self, words: Sequence[str], at: int, office: OfficeSpot, first: int) -> bool:
        """Whether a sentence tells of who welcomes in a city named before: "In Bochum …", "W ratuszu w Kerpen …"."""
        is_welcome = not self._rules.welcoming_words.isdisjoint(words)
        is_there = 0 < at < office.start - first and words[at - 1] in self._rules.before_town
        return self._scenes.is_of_town(office) and is_welcome and is_there

    def _is_topic(self, words: Sequence[str], start: int, end: int) -> bool:
        """Whether a sentence begins with being in a city, set off by a comma: "À Leipzig, la maire NAME …"."""
        return start == 1 and words[0] in self._rules.before_town and words[end : end + 1] == [","]

    def _beside_delegation(self, words: Sequence[str], at: int) -> bool:
        near: Iterable[str] = words[max(0, at - _NEAR_DELEGATION + 1) : at + 2]
        return any(word in self._rules.delegation_words for word in near)


def _colleagues_after(passage: Passage, office: OfficeSpot, offices: Sequence[OfficeSpot]) -> Sequence[OfficeSpot]:
    """The offices of colleagues named after one in its sentence: "Mayor NAME and the mayor of Leipzig, NAME"."""
    return [
        other
        for other in offices
        if office.end <= other.start
        and passage.sentence_of[other.start] == passage.sentence_of[office.start]
        and (other.elsewhere or other.start - office.end <= _NEAR_COLLEAGUE)
    ]


def _other_than_theirs(
    passage: Passage,
    office: OfficeSpot,
    after: Sequence[OfficeSpot],
    offices: Sequence[OfficeSpot],
    cities: Sequence[City],
    of_spot: Mapping[Spot, City],
) -> Inferred | None:
    """The one city near an office but those that its colleagues are of."""
    theirs = {city.entity: city for other in after if (city := _city_of(other, of_spot))}
    if not theirs:
        return None
    taken = {city.entity for other in offices if (city := _city_of(other, of_spot))}
    near = {city.entity: city for city in _near(passage, office, cities) if city.entity not in taken}
    if len(near) != 1:
        return None
    [city] = near.values()
    names = ", ".join(other.name for other in theirs.values())
    return Inferred(city.entity, 0.5, f"{city.name} is the only city near but {names}, which colleagues are of")


def _of_other(
    passage: Passage,
    office: OfficeSpot,
    earlier: Sequence[OfficeSpot],
    cities: Sequence[City],
    of_spot: Mapping[Spot, City],
    found: Mapping[OfficeSpot, Inferred],
) -> Inferred | None:
    """The one city near but that of the office named before, for a colleague: "Mayor NAME and her counterpart NAME"."""
    last = _last_of_another(office, earlier)
    if last is None:
        return None
    known = _city_of(last, of_spot)
    told = known.entity if known else found[last].city if last in found else None
    near = {city.entity: city for city in _near(passage, office, cities) if city.entity != told}
    others = near if len(near) == 1 else {city.entity: city for city in cities if city.entity != told}
    if told is None or len(others) != 1:
        return None
    [city] = others.values()
    return Inferred(city.entity, 0.5, f"{city.name} is the only city near but that of the colleague")


def _city_of(office: OfficeSpot, of_spot: Mapping[Spot, City]) -> City | None:
    """The city that the text names with an office."""
    return of_spot.get(office.place) if office.place else None


def _last_of_another(office: OfficeSpot, earlier: Sequence[OfficeSpot]) -> OfficeSpot | None:
    """The office named last that somebody else holds."""
    return next((other for other in reversed(earlier) if other.person and other.person != office.person), None)


def _holders_beside(passage: Passage, office: OfficeSpot, last: OfficeSpot, earlier: Sequence[OfficeSpot]) -> int:
    """How many people hold offices of places, as far as told, in the sentence of an office, but for one of them."""
    sentence = passage.sentence_of[last.start]
    if sentence == passage.sentence_of[office.start]:
        return 1
    beside = [other for other in earlier if other.place is not None and passage.sentence_of[other.start] == sentence]
    return len({other.person for other in beside if other.person not in (None, office.person)})


def _near(passage: Passage, office: OfficeSpot, cities: Sequence[City]) -> Sequence[City]:
    """The cities named in the sentence of an office and in the one before."""
    here = passage.sentence_of[office.start]
    return _between(cities, passage.ranges[max(0, here - 1)][0], passage.ranges[here][1])


def _between(cities: Sequence[City], first: int, last: int) -> Sequence[City]:
    """The cities, in order of the text, that are named from one token up to another."""
    start = bisect_left(cities, first, key=_start)
    return cities[start : bisect_left(cities, last, start, key=_start)]


def _start(city: City) -> int:
    return city.spot.start


def _is_told(passage: Passage, office: OfficeSpot, offices: Sequence[OfficeSpot]) -> bool:
    """Whether the text says elsewhere where a holder of the same surname has the same office."""
    return any(
        other.place is not None
        and other.person is not None
        and other.key == office.key
        and _surname(passage, other) == _surname(passage, office)
        for other in offices
    )


def _surname(passage: Passage, office: OfficeSpot) -> str:
    """The beginning of the holder's last name, which is the same in all cases."""
    return passage.words[office.person.end - 1][:_SURNAME_BEGINNING].lower() if office.person else ""


def _same_office(office: OfficeSpot, offices: Sequence[OfficeSpot], of_spot: Mapping[Spot, City]) -> Inferred | None:
    """The city of the same office where the text names it without a holder: "die Oberbürgermeisterin von Leipzig"."""
    named = {
        city.entity: city
        for other in offices
        if other.person is None
        and other.start < office.start
        and other.key == office.key
        and (city := _city_of(other, of_spot))
    }
    held = {city.entity for other in offices if other.person and (city := _city_of(other, of_spot))}
    if len(named) != 1 or next(iter(named)) in held:
        return None
    [city] = named.values()
    return Inferred(city.entity, 0.6, f"the text names this office of {city.name}")
