"""Finds persons by rules: puts right what the tagger took for a person and adds what it passed over."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extraction.languages.name_rules import NameRules
from extraction.memo import remembered
from extraction.passage import Passage
from extraction.spots import Spot, Spots
from extraction.words.lexicon import Lexicon
from extraction.words.titles import titles_for

_LONGEST_NAME = 6
_COMMON_GIVEN_NAME = 2
"""Band of `words.lists.GIVEN_NAME_BANDS` up to which a given name is evidence by itself."""
_RARE_WORD = 5
"""Band of `words.lists.FREQUENCY_BANDS` from which a capitalised word may be an unknown surname."""
_COMMONEST_GIVEN_NAME = 1
_LARGE_PLACE = ("g2", "g3", "c", "r", "k", "w")
"""Flags of large cities, countries, regions and landscapes."""
_RARE_SURNAME = ("u3", "y3")
_LONGEST_INITIAL = 2
_ROMAN = frozenset("IVXL")
_ORDINAL_STOP = ("de", "cs")
"""Languages that put a full stop after an ordinal number."""
CAPITALISED_NOUNS = ("de",)
"""Languages in which a capital does not tell a name from an ordinary word."""
_WORDS_AS_SURNAMES = ("en", "de", "und")
"""Languages in which rare surnames are words too."""
_GIVEN_AND_SURNAME = 2
_INSIDE = frozenset({".", "-", "'", "’"})


class PersonSpotter:
    """Finds persons in passages of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Use the words and rules of a language."""
        self._lexicon = lexicon
        self._rules: NameRules = lexicon.rules
        self._titles = titles_for(lexicon.rules.code)
        self._surname_like = remembered(self._could_be_surname)
        self._given = remembered(self._is_given)
        self._attached = self._rules.attached_honorifics
        self._capital_nouns = self._rules.code in CAPITALISED_NOUNS
        self._knows_rare = self._rules.code not in _WORDS_AS_SURNAMES
        self._ordinals = self._rules.code in _ORDINAL_STOP

    def put_right(self, passage: Passage, spot: Spot) -> Iterator[Spot]:
        """A tagged person without its titles, parted where a word stands in it that no name holds.

        A town or its adjective before a given name belongs to the office: "prezydent Krakowa Jan Nowak".
        """
        if spot.end - spot.start >= _GIVEN_AND_SURNAME:
            town = self._town_before_title(passage, spot) or self._town_before_name(passage, spot)
            if town:
                yield town
                spot = spot._replace(start=town.end)
        start = self._after_titles(passage, spot.start, spot.end)
        at = start
        while at <= spot.end:
            if at == spot.end or not self._belongs(passage.words[at], at > start):
                yield from self._trimmed(passage, spot, start, at)
                start = self._after_titles(passage, at + 1, spot.end)
                at = max(at, start - 1)
            at += 1

    def join_parts(self, passage: Passage, spots: Spots) -> None:
        """A given name and the surname right after it are one person, although they were taken for two."""
        persons = [spot for spot in spots if spot.kind == "person"]
        for first, second in pairwise(persons):
            if self._is_given_of(passage, first, second):
                spots.remove(first)
                why = f"given name and surname: {passage.string(first.start, second.end)}"
                spots.replace(second, [second._replace(start=first.start, why=why)])

    def add_surnames(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """A given name that was found alone goes on with the surname right after it."""
        for spot in [spot for spot in spots if spot.kind == "person" and spot.end - spot.start == 1]:
            at = spot.start
            if not self._given(passage.words[at]) or not spots.free(at + 1, at + 2) or at + 1 in blocked:
                continue
            is_close = passage.sentence_of[at + 1] == passage.sentence_of[at] and self._apart(passage, at + 1) == 1
            if is_close and self._is_full_name(passage, at):
                why = f"given name and surname: {passage.string(at, at + 2)}"
                spots.replace(spot, [spot._replace(end=at + 2, why=why)])

    def _apart(self, passage: Passage, at: int) -> int:
        return passage.tokens[at].start - passage.tokens[at - 1].end

    def _is_given_of(self, passage: Passage, first: Spot, second: Spot) -> bool:
        apart = passage.tokens[second.start].start - passage.tokens[first.end - 1].end
        if first.end != second.start or apart != 1 or second.end - second.start > 1:
            return False
        return first.end - first.start == 1 and self._lexicon.given_name(passage.words[first.start]) is not None

    def add_titled(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """A word that can be a surname is a person after a title: Stadtpräsident Miszalski, Herr Jung."""
        for at in passage.capitals:
            if not at or at in blocked:
                continue
            spot = spots.at(at)
            if spot and (spot.kind != "organisation" or spot.start != at):
                continue
            begin = self._titles.begin(passage, at)
            # Few words stand after a title: only those are asked whether they can be surnames.
            if begin == at or not self._surname_like(passage.words[at]) or self._titles.goes_on(passage, begin, at):
                continue
            end = at + 1
            while end - at < _LONGEST_NAME and self._goes_on(passage, spots, at, end, spot):
                end += 1
            if spot and spot.end > end:
                continue
            if spot:
                spots.remove(spot)
            spots.add(Spot(at, end, "person", 0.75, f"name after title: {passage.string(begin, end)}"))

    def add_given(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """A common given name and a word that can be a surname are a person."""
        for at in passage.capitals:
            word = passage.words[at]
            if self._lexicon.given_name(word) is None or not self._given(word):
                continue
            if not spots.free(at, at + 2) or not blocked.isdisjoint((at, at + 1)):
                continue
            if passage.sentence_of[at] != passage.sentence_of[at + 1]:
                continue
            if at and passage.words[at - 1].isdigit():
                continue
            if self._initial_follows(passage, at + 1):
                name = passage.string(at, at + 3)
                spots.add(Spot(at, at + 3, "person", 0.65, f"given name and initial: {name}"))
                continue
            if self._is_full_name(passage, at):
                name = passage.string(at, at + 2)
                spots.add(Spot(at, at + 2, "person", 0.65, f"given name and surname: {name}"))

    def _is_full_name(self, passage: Passage, at: int) -> bool:
        """Whether after a given name a word is a known surname, or no known word, and neither is a place."""
        first, second = passage.words[at : at + 2]
        if not self._surname_like(second) or self._is_generic(second):
            return False
        if self._capital_nouns and (not self._is_common_given(first) or self._lexicon.is_ordinary(second)):
            return False
        given, surname = (self._lexicon.describe(word).flags for word in (first, second))
        if any(flag in _LARGE_PLACE for flag in (*given, *surname)):
            return False
        is_borne = any(flag[0] in "uy" and flag not in _RARE_SURNAME for flag in surname) or self._is_double(second)
        is_unknown = not any(flag[0] == "f" and flag != "f-" for flag in surname)
        ends = at + 2 >= len(passage.words) or not passage.words[at + 2][0].isupper()
        is_rare = ends and self._knows_rare and any(flag in _RARE_SURNAME for flag in surname)
        return (is_borne or is_unknown or is_rare) and not self._lexicon.places(passage.string(at, at + 2))

    def add_repeated(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """A surname named with a given name once is the person again where it stands alone, in whatever case."""
        surnames: dict[str, Spot] = {}
        for spot in spots:
            if spot.kind == "person" and spot.end - spot.start > 1:
                surname = passage.words[spot.end - 1]
                surnames.setdefault(surname, spot)
        known = {base for surname in surnames for base in self._lexicon.bases(surname)}
        if not surnames:
            return
        for at in passage.capitals:
            word = passage.words[at]
            if len(word) <= 2 or at in blocked:
                continue
            full = surnames.get(word)
            if full is None:
                full = next((surnames[base] for base in self._lexicon.bases(word) if base in surnames), None)
                if full is None and word in known:
                    full = next(spot for name, spot in surnames.items() if word in self._lexicon.bases(name))
            if full is not None:
                self._take(passage, spots, at, full)

    def correct_places(self, passage: Passage, spots: Spots) -> None:
        """A person taken for a place or body: a given name and a surname that no gazetteer has as one name.

        A town may stand before them: "sindaco di Bologna Marco Bellini".
        """
        for spot in [spot for spot in spots if spot.kind != "person" and spot.end - spot.start >= _GIVEN_AND_SURNAME]:
            start = spot.end - _GIVEN_AND_SURNAME
            first = passage.words[start]
            is_given = self._given(first) or (start > spot.start and self._is_first_given(first))
            if not is_given or not self._is_full_name(passage, start):
                continue
            name = passage.string(start, spot.end)
            person = spot._replace(start=start, kind="person", why=f"given name and surname: {name}")
            if start == spot.start:
                spots.replace(spot, [person])
            elif self._is_place(passage, spot, start) if spot.kind == "place" else self._is_body_of_head(passage, spot):
                spots.replace(spot, [spot._replace(end=start), person])

    def _is_body_of_head(self, passage: Passage, spot: Spot) -> bool:
        """Whether a body stands between an office and its holder's name: dyrektorka Filharmonii Poznańskiej NAME."""
        office = passage.words[spot.start - 1].lower() if spot.start else ""
        is_headed = self._rules.bare_complements and self._rules.holds(self._rules.offices, office)
        return is_headed and self._rules.holds(self._rules.organisation_words, passage.words[spot.start].lower())

    def _is_place(self, passage: Passage, spot: Spot, end: int) -> bool:
        """Whether a spot is a place up to a token, and none as a whole."""
        whole = passage.string(spot.start, spot.end)
        return bool(self._lexicon.places(passage.string(spot.start, end))) and not self._lexicon.places(whole)

    def _take(self, passage: Passage, spots: Spots, at: int, full: Spot) -> None:
        spot = spots.at(at)
        word = passage.words[at]
        if spot and (spot.kind == "person" or spot.end - spot.start > 1):
            return
        before = passage.words[at - 1].lower() if at else ""
        if spot and (before in self._rules.place_prepositions or before in self._rules.place_words):
            return
        if not spot and self._lexicon.is_ordinary(word):
            return
        if spot:
            spots.remove(spot)
        name = passage.string(full.start, full.end)
        spots.add(Spot(at, at + 1, "person", 0.7, f"surname of {name}: {word}"))

    def _is_common_given(self, word: str) -> bool:
        given = self._lexicon.given_name(word)
        return given is not None and given[0] <= _COMMONEST_GIVEN_NAME and not word.isupper()

    def _goes_on(self, passage: Passage, spots: Spots, start: int, at: int, inside: Spot | None) -> bool:
        if at >= len(passage.words) or passage.sentence_of[at] != passage.sentence_of[start]:
            return False
        if spots.at(at) not in (None, inside):
            return False
        word = passage.words[at]
        adjacent = passage.tokens[at].start - passage.tokens[at - 1].end == 1
        return adjacent and self._surname_like(word)

    def _trimmed(self, passage: Passage, spot: Spot, start: int, end: int) -> Iterator[Spot]:
        while end > start and not self._ends_name(passage.words[end - 1]):
            end -= 1
        while start < end and not passage.words[start][0].isalpha():
            start += 1
        if end - start == 1 and self._is_people(passage.words[start]):
            return
        if any(word[0].isupper() and len(word) > 1 for word in passage.words[start:end]):
            start, end = self._with_initials(passage, start), self._with_full_stop(passage, end)
            yield spot._replace(start=start, end=end)

    def _town_before_name(self, passage: Passage, spot: Spot) -> Spot | None:
        start = spot.start
        if passage.words[start].lower() in self._rules.links and spot.end - start > _GIVEN_AND_SURNAME + 1:
            start += 1  # sindaco [di Bologna Marco Bellini]
        first, second = passage.words[start : start + 2]
        given = self._lexicon.given_name(first)
        is_given = given is not None and (given[1] == first or given[0] <= _COMMONEST_GIVEN_NAME)
        if is_given or self._lexicon.given_name(second) is None:
            return None
        towns = [flag for flag in self._lexicon.describe(first).flags if flag[0] == "g"]
        large = [flag for flag in towns if flag[-1] in "23"]
        derived = any(flag.startswith("gd") for flag in large)
        known = towns if given is None and self._follows_office(passage, spot.start) else large
        if not known or (spot.end - start == _GIVEN_AND_SURNAME and not derived):
            return None
        why = f"town before a name: {first}"
        return spot._replace(start=start, end=start + 1, kind="place", why=why, derived=derived)

    def _follows_office(self, passage: Passage, at: int) -> bool:
        """Whether the title of an office stands right before a token, in whose place a town may be named."""
        before = passage.words[at - 1].lower() if at else ""
        return self._rules.bare_complements and self._rules.holds(self._rules.offices, before)

    def _town_before_title(self, passage: Passage, spot: Spot) -> Spot | None:
        """The town before an office inside of what was taken for one name: Charlotte Mayor NAME NAME."""
        at = spot.start + 1
        if spot.end - at <= _GIVEN_AND_SURNAME or not self._rules.holds(self._rules.offices, passage.words[at].lower()):
            return None
        is_town = any(flag in _LARGE_PLACE[:2] for flag in self._lexicon.describe(passage.words[spot.start]).flags)
        if not is_town or self._lexicon.given_name(passage.words[at + 1]) is None:
            return None
        why = f"town before an office: {passage.string(spot.start, at + 1)}"
        return spot._replace(end=at, kind="place", why=why)

    def _is_people(self, word: str) -> bool:
        return self._rules.holds(self._rules.peoples, word.lower())

    def _with_initials(self, passage: Passage, start: int) -> int:
        """Where a name begins with the initials before it ("Ch. Bukowski"), and "M." where a language counts it in."""
        while (
            start >= 2
            and passage.words[start - 1] == "."
            and passage.sentence_of[start - 2] == passage.sentence_of[start]
        ):
            word = passage.words[start - 2]
            adjacent = passage.tokens[start - 2].end == passage.tokens[start - 1].start
            is_initial = word[0].isupper() and word.isalpha() and len(word) <= _LONGEST_INITIAL
            if not adjacent or not is_initial or (word in self._titles and word.lower() not in self._attached):
                break
            start -= 2
        if start and passage.words[start - 1].lower() in self._attached and passage.words[start - 1][0].isupper():
            start -= 1
        return start

    def _with_full_stop(self, passage: Passage, end: int) -> int:
        """Where a name ends with the full stop of its last initial or numeral ("Marcin S.", "Karl IV.")."""
        if self._initial_follows(passage, end):
            return end + 2
        word = passage.words[end - 1]
        if (
            end < len(passage.words)
            and passage.words[end] == "."
            and passage.tokens[end].start == passage.tokens[end - 1].end
        ):
            is_numeral = self._ordinals and set(word) <= _ROMAN
            if (len(word) == 1 and word.isupper()) or is_numeral:
                return end + 1
        return end

    def _initial_follows(self, passage: Passage, end: int) -> bool:
        """Whether a given name goes on with the initial that stands for the surname."""
        if end + 1 >= len(passage.words) or passage.words[end + 1] != "." or not self._given(passage.words[end - 1]):
            return False
        word = passage.words[end]
        goes_on = end + 2 < len(passage.words) and passage.words[end + 2][0].isupper()
        if goes_on and passage.sentence_of[end + 2] == passage.sentence_of[end]:
            return False
        close = passage.tokens[end].end == passage.tokens[end + 1].start
        apart = passage.tokens[end].start - passage.tokens[end - 1].end == 1
        return len(word) == 1 and word.isupper() and close and apart

    def _ends_name(self, word: str) -> bool:
        return word[0].isalnum() and word.lower() not in self._rules.particles

    def _after_titles(self, passage: Passage, start: int, end: int) -> int:
        words = [word.lower() for word in passage.words[start:end]]
        at = 0
        while at < len(words):
            if words[at] == "." and at:
                at += 1
                continue
            found = self._titles.at(words, at)
            if not found or found[1] >= len(words) or self._is_first_given(passage.words[start + at]):
                break
            at = found[1]
        return start + at

    def _is_first_given(self, word: str) -> bool:
        """Whether a word that is a title is first of all a given name, as Dean or Earl can be."""
        return self._lexicon.given_band(word) == 0

    def _belongs(self, word: str, inside: bool) -> bool:
        if word[0].isupper() or word.lower() in self._rules.particles:
            return True
        return (inside and word in _INSIDE) or (word[-1] in "'’" and len(word) <= len("d'"))

    def _is_given(self, word: str) -> bool:
        if not word[0].isupper() or word in self._titles:
            return False
        given = self._lexicon.given_name(word)
        if given is None or given[0] > _COMMON_GIVEN_NAME:
            return False
        # Names that inflect are counted among the words of their language: Paweł.
        is_commonest = self._rules.bare_complements and given == (0, word)
        return is_commonest or not self._lexicon.is_ordinary(word)

    def _is_generic(self, word: str) -> bool:
        lower = word.lower()
        return lower in self._rules.place_words or self._rules.holds(self._rules.organisation_words, lower)

    def _is_double(self, word: str) -> bool:
        """Whether a word is a double name, made of known surnames: Hartung-Weise."""
        parts = word.split("-")
        return len(parts) > 1 and all(self._lexicon.surname_band(part) is not None for part in parts)

    def _could_be_surname(self, word: str) -> bool:
        if not word[0].isupper() or len(word) < 3 or word in self._titles:
            return False
        if not word.isalpha() and not word.replace("-", "").replace("'", "").replace("’", "").isalpha():
            return False
        if (word.isupper() and len(word) <= 4) or self._rules.holds(self._rules.organisation_words, word.lower()):
            return False
        flags = self._lexicon.describe(word).flags
        if any(flag[0] in "nu" and flag not in _RARE_SURNAME for flag in flags):
            return self._lexicon.frequency(word) != 0
        frequency = self._lexicon.frequency(word)
        if frequency is not None and frequency < _RARE_WORD:
            return False
        # Only German writes words together, so that a frequent word at the end tells of a word.
        is_compound = "fc" in flags and self._rules.code == "de" and not self._is_double(word)
        return not is_compound and not any(flag[0] in "crg" for flag in flags)
