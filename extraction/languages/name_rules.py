"""What a language's `[names]` section says, in the form the engines use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from extraction import languages
from extraction.languages.morphology import Endings


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word or words in any of their forms.

    Attributes:
        words: for each word its beginning, lower case, and whether an ending may follow.
        base: base form.
        feminine: base form as it is said of a woman, where that is another one; else the same.
    """

    words: tuple[tuple[str, bool], ...]
    base: str
    feminine: str

    @property
    def told(self) -> int:
        """How many letters of the words the pattern gives."""
        return sum(len(stem) for stem, _ in self.words)


@dataclass(frozen=True, slots=True)
class NameRules:
    """How names look in a language. See the comments in the language files for what each list holds."""

    code: str
    particles: frozenset[str]
    honorifics: Mapping[str, tuple[Pattern, ...]]
    offices: Mapping[str, tuple[Pattern, ...]]
    office_references: Mapping[str, tuple[Pattern, ...]]
    office_successions: Mapping[str, tuple[Pattern, ...]]
    counterparts: Mapping[str, tuple[Pattern, ...]]
    office_endings: frozenset[str]
    office_prefixes: Mapping[str, tuple[Pattern, ...]]
    office_compounds: tuple[Pattern, ...]
    office_countries: Mapping[str, frozenset[str]]
    occupations: Mapping[str, tuple[Pattern, ...]]
    courtesy_titles: frozenset[str]
    feminine_offices: tuple[str, ...]
    gendered_articles: Mapping[str, str]
    articles: frozenset[str]
    links: frozenset[str]
    inner_links: frozenset[str]
    since_words: frozenset[str]
    no_predicate_after: frozenset[str]
    group_words: Mapping[str, tuple[Pattern, ...]]
    delegation_words: frozenset[str]
    leading_words: frozenset[str]
    own_words: frozenset[str]
    masculine_own_words: frozenset[str]
    sending_words: frozenset[str]
    welcoming_words: frozenset[str]
    town_offices: tuple[str, ...]
    town_bodies: Mapping[str, tuple[Pattern, ...]]
    seat_words: frozenset[str]
    after_holder: frozenset[str]
    town_halls: Mapping[str, tuple[Pattern, ...]]
    bodies_of_ties: Mapping[str, tuple[Pattern, ...]]
    division_words: frozenset[str]
    where_words: frozenset[str]
    going_words: frozenset[str]
    where_prepositions: frozenset[str]
    nominative_articles: frozenset[str]
    agent_words: frozenset[str]
    companion_words: frozenset[str]
    behalf_words: frozenset[str]
    passive_words: frozenset[str]
    deputy_words: tuple[str, ...]
    origin_prepositions: frozenset[str]
    copulas: frozenset[str]
    conjunctions: frozenset[str]
    complement_adjectives: tuple[str, ...]
    genitive_endings: tuple[str, ...]
    genitive_adjectives: tuple[str, ...]
    verb_endings: tuple[str, ...]
    bare_complements: bool
    adjectives_follow: bool
    office_suffixes: Mapping[str, tuple[Pattern, ...]]
    organisation_words: Mapping[str, tuple[Pattern, ...]]
    organisation_endings: tuple[str, ...]
    body_adjectives: tuple[str, ...]
    place_heads: Mapping[str, tuple[Pattern, ...]]
    adjectives: Mapping[str, tuple[str, str, str]]
    longest_adjective_ending: int
    feminine_endings: tuple[str, ...]
    neuter_endings: tuple[str, ...]
    peoples: Mapping[str, tuple[Pattern, ...]]
    attached_honorifics: frozenset[str]
    attached_titles: frozenset[str]
    home_countries: frozenset[str]
    doubts_foreign_names: bool
    local_bodies: frozenset[str]
    words_that_are_towns: frozenset[str]
    after_town: frozenset[str]
    before_town: frozenset[str]
    city_words: frozenset[str]
    gendered: Mapping[str, str]
    place_words: frozenset[str]
    place_prepositions: frozenset[str]
    place_endings: Endings
    person_endings: Endings
    person_cases: Mapping[str, Endings]
    surname_endings: Mapping[str, tuple[str, ...]]
    never_nominative: tuple[str, ...]
    unlikely_surname_endings: tuple[str, ...]
    adjective_cases: Endings
    adjective_endings: Endings
    inhabitant_endings: Endings
    saints: frozenset[str]
    contracted_articles: frozenset[str]
    landscape_beginnings: frozenset[str]
    landscape_ends: frozenset[str]
    landscape_words: frozenset[str]
    landscape_adjectives: tuple[str, ...]
    bare_towns: bool
    finds_home_cities: bool
    possessives: frozenset[str]
    directions: frozenset[str]
    bare_directions: frozenset[str]
    realm_words: frozenset[str]
    realm_titles: frozenset[str]
    realm_links: frozenset[str]
    settlement_words: frozenset[str]
    things_named: frozenset[str]
    rooms_named: frozenset[str]
    indefinite_articles: frozenset[str]
    thing_endings: frozenset[str]
    given_names: frozenset[str]
    irregular: Mapping[str, str]
    demonyms: Mapping[str, tuple[Pattern, ...]]

    def match(
        self, patterns: Mapping[str, tuple[Pattern, ...]], words: Sequence[str], at: int
    ) -> tuple[Pattern, int] | None:
        """Find the longest pattern that the words from a position on are a form of.

        Args:
            patterns: one of the tables of this object.
            words: lower case.
            at: index of the first word.

        Returns:
            The pattern and the index after its last word, or None; of two of the same length the one that says more
            of the word (primátork~a rather than primátor~).
        """
        best: tuple[Pattern, int] | None = None
        for pattern in patterns.get(words[at][:KEY], ()):
            end = at + len(pattern.words)
            if end > len(words) or (best and (end, pattern.told) <= (best[1], best[0].told)):
                continue
            if all(self.is_form(word, *part) for word, part in zip(words[at:end], pattern.words, strict=True)):
                best = (pattern, end)
        return best

    def holds(self, patterns: Mapping[str, tuple[Pattern, ...]], word: str) -> bool:
        """Whether a word (lower case) by itself is a form of one of the patterns of a table."""
        candidates = patterns.get(word[:KEY])
        return candidates is not None and any(
            len(pattern.words) == 1 and self.is_form(word, *pattern.words[0]) for pattern in candidates
        )

    def is_form(self, word: str, stem: str, inflects: bool) -> bool:
        """Whether a word (lower case) is a stem with one of the endings of the language, if it inflects."""
        if not inflects:
            return word == stem
        return word.startswith(stem) and word[len(stem) :] in self.office_endings


LAST_WORD_ONLY = "last"
"""Name of the case in languages that put an ending on the last word of a name only."""
KEY = 3
"""By so many first letters the tables of patterns are indexed."""
_EVERY = "und"


@cache
def rules_for(language: str) -> NameRules:
    """The rules of a language; for one that there is no data for, what all languages have together."""
    codes = (language,) if language in languages.CODES else languages.CODES
    sections: list[Mapping[str, Any]] = [languages.load(code)["names"] for code in codes]

    def items(key: str) -> list[str]:
        return list(dict.fromkeys(item for section in sections for item in section.get(key, ())))

    def table(key: str) -> dict[str, str]:
        return {name: base for section in sections for name, base in section.get(key, {}).items()}

    def tables(key: str) -> dict[str, tuple[str, ...]]:
        merged: dict[str, list[str]] = {}
        for section in sections:
            for name, values in section.get(key, {}).items():
                merged.setdefault(name, []).extend(values)
        return {name: tuple(dict.fromkeys(values)) for name, values in merged.items()}

    person = items("person_endings")
    # Where only the last word of a name takes an ending, one case does for all.
    cases = tables("person_cases") or {LAST_WORD_ONLY: tuple(person)}
    endings = tables("surname_endings")
    changes = [change.split(":") for change in items("stem_changes")]
    adjectives = dict(_adjective(rule) for rule in items("adjectives"))
    return NameRules(
        code=language if len(codes) == 1 else _EVERY,
        particles=frozenset(items("particles")),
        honorifics=_patterns(items("honorifics")),
        offices=_patterns(_with_changed_stems(items("offices"), changes)),
        office_references=_patterns(items("office_references")),
        office_successions=_patterns(items("office_successions")),
        counterparts=_patterns(items("counterparts")),
        office_endings=frozenset(items("office_endings")),
        office_prefixes=_patterns(items("office_prefixes")),
        office_compounds=tuple(map(_pattern, items("office_compounds"))),
        office_countries={title: frozenset(countries) for title, countries in tables("office_countries").items()},
        occupations=_patterns(_with_changed_stems(items("occupations"), changes)),
        courtesy_titles=frozenset(items("courtesy_titles")),
        feminine_offices=tuple(items("feminine_offices")),
        gendered_articles=table("gendered_articles"),
        articles=frozenset(items("articles")),
        links=frozenset(items("links")),
        inner_links=frozenset(items("inner_links")) | frozenset(items("links")),
        since_words=frozenset(items("since_words")),
        no_predicate_after=frozenset(items("no_predicate_after")),
        group_words=_patterns(items("group_words")),
        delegation_words=frozenset(items("delegation_words")),
        leading_words=frozenset(items("leading_words")),
        own_words=frozenset(items("own_words")),
        masculine_own_words=frozenset(items("masculine_own_words")),
        sending_words=frozenset(items("sending_words")),
        welcoming_words=frozenset(items("welcoming_words")),
        town_offices=tuple(items("town_offices")),
        town_bodies=_patterns(items("town_bodies")),
        seat_words=frozenset(items("seat_words")),
        after_holder=frozenset(items("after_holder")),
        town_halls=_patterns(items("town_halls")),
        bodies_of_ties=_patterns(items("bodies_of_ties")),
        division_words=frozenset(items("division_words")),
        where_words=frozenset(items("where_words")),
        going_words=frozenset(items("going_words")),
        where_prepositions=frozenset(items("where_prepositions")),
        nominative_articles=frozenset(items("nominative_articles")),
        agent_words=frozenset(items("agent_words")),
        companion_words=frozenset(items("companion_words")),
        behalf_words=frozenset(items("behalf_words")),
        passive_words=frozenset(items("passive_words")),
        deputy_words=tuple(items("deputy_words")),
        origin_prepositions=frozenset(items("origin_prepositions")),
        complement_adjectives=tuple(items("complement_adjectives")),
        genitive_endings=tuple(items("genitive_endings")),
        genitive_adjectives=tuple(items("genitive_adjectives")),
        verb_endings=tuple(items("verb_endings")),
        conjunctions=frozenset(items("conjunctions")),
        copulas=frozenset(items("copulas")),
        bare_complements=any(section.get("bare_complements", False) for section in sections),
        adjectives_follow=any(section.get("adjectives_follow", False) for section in sections),
        office_suffixes=_patterns(items("office_suffixes")),
        organisation_words=_patterns(items("organisation_words")),
        organisation_endings=tuple(items("organisation_endings")),
        body_adjectives=tuple(items("body_adjectives")),
        place_heads=_patterns(items("place_heads")),
        adjectives=adjectives,
        longest_adjective_ending=max(map(len, adjectives), default=0),
        feminine_endings=tuple(items("feminine_endings")),
        neuter_endings=tuple(items("neuter_endings")),
        peoples=_patterns(items("peoples")),
        attached_honorifics=frozenset(items("attached_honorifics")),
        attached_titles=frozenset(items("attached_titles")),
        home_countries=frozenset(items("home_countries")) if len(codes) == 1 else frozenset(),
        words_that_are_towns=frozenset(
            [
                *items("words_that_are_towns"),
                *(word for code in codes for word in languages.load(code)["text"]["stop_words"]),
            ]
        ),
        after_town=frozenset(items("after_town")),
        before_town=frozenset(items("before_town")),
        doubts_foreign_names=all(section.get("doubts_foreign_names", False) for section in sections),
        local_bodies=frozenset(items("local_bodies")),
        city_words=frozenset(items("city_words")),
        gendered=table("gendered"),
        place_words=frozenset(items("place_words")),
        place_prepositions=frozenset(items("place_prepositions")),
        place_endings=Endings.parse(items("place_endings")),
        person_endings=Endings.parse([*person, *(rule for rules in cases.values() for rule in rules)]),
        person_cases={case: Endings.parse(rules) for case, rules in cases.items()},
        surname_endings=endings,
        never_nominative=tuple(items("never_nominative")),
        unlikely_surname_endings=tuple(items("unlikely_surname_endings")),
        adjective_cases=Endings.parse(items("adjective_cases")),
        inhabitant_endings=Endings.parse(items("inhabitant_endings")),
        saints=frozenset(items("saints")),
        contracted_articles=frozenset(items("contracted_articles")),
        landscape_beginnings=frozenset(items("landscape_beginnings")),
        landscape_ends=frozenset(items("landscape_ends")),
        landscape_words=frozenset([*items("landscape_beginnings"), *items("landscape_ends")]),
        landscape_adjectives=tuple(items("landscape_adjectives")),
        finds_home_cities=len(codes) == 1 and sections[0].get("finds_home_cities", False),
        bare_towns=all(section.get("bare_towns", False) for section in sections),
        possessives=frozenset(items("possessives")),
        directions=frozenset(items("directions")),
        bare_directions=frozenset(items("bare_directions")),
        realm_words=frozenset(items("realm_words")),
        realm_titles=frozenset(items("realm_titles")),
        realm_links=frozenset(items("realm_links")),
        settlement_words=frozenset(items("settlement_words")),
        things_named=frozenset(items("things_named")),
        rooms_named=frozenset(items("rooms_named")),
        indefinite_articles=frozenset(items("indefinite_articles")),
        thing_endings=frozenset(items("thing_endings")),
        adjective_endings=Endings.parse(items("adjective_endings")),
        given_names=frozenset(name.casefold() for name in items("given_names")),
        irregular={name.casefold(): base for name, base in table("irregular").items()},
        demonyms=_patterns([f"{pattern}={base}" for pattern, base in table("demonyms").items()]),
    )


def _with_changed_stems(texts: Sequence[str], changes: Sequence[Sequence[str]]) -> list[str]:
    """Patterns of one word, and those whose stem changes before some endings once more: kierowniczk~a, kierowniczc~."""
    changed = [
        f"{text.removesuffix(old)}{new}={text.replace('~', '')}"
        for text in texts
        for old, new in changes
        if text.endswith(old) and " " not in text and "=" not in text
    ]
    return [*texts, *changed]


def _adjective(rule: str) -> tuple[str, tuple[str, str, str]]:
    """Read "ending:masculine|feminine|neuter base ending"."""
    ending, _, bases = rule.partition(":")
    masculine, feminine, neuter = bases.split("|")
    return ending, (masculine, feminine, neuter)


def _patterns(texts: Iterable[str]) -> dict[str, tuple[Pattern, ...]]:
    """Read patterns and index them by the first letters."""
    found: dict[str, list[Pattern]] = {}
    for text in texts:
        pattern = _pattern(text)
        found.setdefault(pattern.words[0][0][:KEY], []).append(pattern)
    return {key: tuple(patterns) for key, patterns in found.items()}


def _pattern(text: str) -> Pattern:
    """Read "stem~ending of the base form", "stem~ending/ending of the feminine" or "stem~=base form/feminine"."""
    written, _, given = text.partition("=")
    words, bases, feminines = [], [], []
    for word in written.split():
        stem, mark, rest = word.partition("~")
        ending, _, feminine = rest.partition("/")
        words.append((stem.lower(), bool(mark)))
        bases.append(stem + ending)
        feminines.append(stem + (feminine or ending))
    base, _, feminine = (given or f"{' '.join(bases)}/{' '.join(feminines)}").partition("/")
    return Pattern(tuple(words), base, feminine or base)
