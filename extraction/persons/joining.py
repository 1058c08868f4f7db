"""Joins the mentions of persons in an article to persons: full names, surnames alone, given names alone, case forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extraction import folding
from extraction.persons.names import PersonName, agree, base_names, parse, same_name, same_surname, surname_parts
from extraction.words.lexicon import Lexicon
from extraction.words.lists import Gender

_SUPPORT = 0.7
"""What each further form in the text adds to the likelihood of a base form that explains it."""
_MOST_FORMS = 4
_STANDS = 0.5
"""What it adds when the surname stands so in the text by itself."""


@dataclass(slots=True)
class Person:
    """A person of an article.

    Attributes:
        name: base form of the fullest name the text uses.
        others: other base forms it uses.
        gender: `m`, `f`, or nothing when the text does not tell.
    """

    name: PersonName
    others: list[PersonName] = field(default_factory=list)
    gender: str = ""


class PersonMention(NamedTuple):
    """A name to be joined.

    Attributes:
        words: its tokens, without titles.
        gender: what the title before it tells of the gender: `m`, `f` or nothing.
    """

    words: tuple[str, ...]
    gender: str


class Joined(NamedTuple):
    """Where a mention belongs.

    Attributes:
        person: index of the person, None when two or more could be meant.
        lemma: base form of the words mentioned.
        why: how it was joined.
    """

    person: int | None
    lemma: str
    why: str


def join(mentions: Sequence[PersonMention], lexicon: Lexicon) -> tuple[list[Person], list[Joined]]:
    """Join mentions to persons.

    Args:
        mentions: in order of the text.
        lexicon: of the text's language.

    Returns:
        The persons in order of their first full mention, and for each mention where it belongs.
    """
    names = [parse(mention.words, lexicon) for mention in mentions]
    bases = [base_names(name, lexicon) for name in names]
    forms = _Forms.of(names, bases)
    register = _Register()
    joined: list[Joined | None] = [None] * len(mentions)
    for at, name in enumerate(names):
        if name.is_full:
            base = forms.best_base(bases[at])
            index, why = register.person_for(base)
            joined[at] = Joined(index, str(base), why)
            register.persons[index].gender = register.persons[index].gender or mentions[at].gender
    for at, name in enumerate(names):
        if joined[at] is None:
            joined[at] = _join_short(name, bases[at], mentions[at].gender, register, lexicon)
    return register.persons, [place for place in joined if place is not None]


@dataclass(frozen=True, slots=True)
class _Forms:
    """Which forms of names the text has, by the base forms they can have.

    Attributes:
        full: by base form the forms of full names.
        short: by the surname of a base form the surnames that stand without a given name.
        alone: the surnames that stand so.
    """

    full: Mapping[PersonName, set[str]]
    short: Mapping[str, set[str]]
    alone: frozenset[str]

    @classmethod
    def of(cls, names: Sequence[PersonName], bases: Sequence[dict[PersonName, float]]) -> _Forms:
        full: dict[PersonName, set[str]] = {}
        short: dict[str, set[str]] = {}
        for name, known in zip(names, bases, strict=True):
            for base in known:
                if name.is_full:
                    full.setdefault(base, set()).add(str(name))
                elif name.surname:
                    short.setdefault(base.surname, set()).add(name.surname)
        return cls(full, short, frozenset(name.surname for name in names if not name.given))

    def best_base(self, own: dict[PersonName, float]) -> PersonName:
        """The base form that best explains a form of a name and the other forms of the text."""

        def likelihood(base: PersonName) -> float:
            forms = self.full.get(base, set()) | self.short.get(base.surname, set())
            stands = _STANDS if base.surname in self.alone else 0.0
            return own[base] + _SUPPORT * min(len(forms), _MOST_FORMS) + stands

        return max(sorted(own, key=str), key=likelihood)


@dataclass(slots=True)
class _Register:
    """The persons of a text as they are met.

    Attributes:
        persons: in order.
        by_name: their indices by each base form of their names.
        by_part: by the parts of their surnames.
        by_initial: by the initials of their given names.
    """

    persons: list[Person] = field(default_factory=list)
    by_name: dict[PersonName, int] = field(default_factory=dict)
    by_part: dict[str, list[int]] = field(default_factory=dict)
    by_initial: dict[str, list[int]] = field(default_factory=dict)

    def person_for(self, base: PersonName) -> tuple[int, str]:
        """The person a full name means, a new one when it is nobody's yet, and why."""
        if base in self.by_name:
            return self.by_name[base], f"full name {base}"
        fitting = [
            index
            for index in self.with_surname(base.surname)
            if agree(self.persons[index].name, base) and agree(base, self.persons[index].name)
        ]
        if len(fitting) != 1:
            return self.add(Person(base)), f"full name {base}"
        [index] = fitting
        person = self.persons[index]
        longer, shorter = sorted((person.name, base), key=lambda name: -len(str(name)))
        person.name = longer
        person.others = [*(other for other in person.others if other != longer), shorter]
        self._note(base, index)
        return index, f"{shorter} is {longer} written shorter"

    def add(self, person: Person) -> int:
        """Add a person; its index."""
        self.persons.append(person)
        self._note(person.name, len(self.persons) - 1)
        return len(self.persons) - 1

    def with_surname(self, surname: str) -> list[int]:
        """Those who may have a surname, in order."""
        return sorted({index for part in surname_parts(surname) for index in self.by_part.get(part, ())})

    def with_given(self, given: str) -> list[int]:
        """Those who may have a given name, or one with that initial."""
        return self.by_initial.get(folding.fold(given)[:1], [])

    def _note(self, name: PersonName, index: int) -> None:
        self.by_name[name] = index
        for part in surname_parts(name.surname):
            self.by_part.setdefault(part, []).append(index)
        for given in name.given:
            self.by_initial.setdefault(folding.fold(given)[:1], []).append(index)


def _join_short(
    name: PersonName, bases: dict[PersonName, float], gender: str, register: _Register, lexicon: Lexicon
) -> Joined:
    persons = register.persons
    is_surname = bool(name.surname) and any(_with_surname(base, register) for base in bases)
    fits = _with_surname if is_surname else _short_for
    fitting = fits(name, register) or sorted({index for base in bases for index in fits(base, register)})
    if len(fitting) > 1 and gender:
        fitting = [index for index in fitting if gender_of(persons[index], lexicon) in ("", gender)]
    if len(fitting) == 1:
        person = persons[fitting[0]]
        lemma = person.name.surname if is_surname or not person.name.given else person.name.given[0]
        return Joined(fitting[0], lemma, f"{name} is short for {person.name}")
    if len(fitting) > 1:
        names = ", ".join(str(persons[index].name) for index in fitting)
        return Joined(None, str(name), f"{name} may be any of {names}")
    base = max(sorted(bases, key=str), key=bases.__getitem__)
    return Joined(register.add(Person(base, gender=gender)), str(base), f"named only as {base}")


def _with_surname(name: PersonName, register: _Register) -> list[int]:
    """Those whose surname a name has."""
    near = register.with_surname(name.surname) if name.surname else []
    return [index for index in near if _has_surname(name, register.persons[index])]


def _short_for(name: PersonName, register: _Register) -> list[int]:
    """Those whose surname, or one of whose given names, a name is."""
    near = {index for given in (*name.given, name.surname) for index in register.with_given(given)}
    near.update(register.with_surname(name.surname))
    return [index for index in sorted(near) if _is_short_for(name, register.persons[index])]


def _has_surname(name: PersonName, person: Person) -> bool:
    return bool(name.surname and person.name.surname and same_surname(person.name.surname, name.surname))


def _is_short_for(name: PersonName, person: Person) -> bool:
    names = name.given or (name.surname,)
    return _has_surname(name, person) or any(same_name(known, given) for given in names for known in person.name.given)


def gender_of(person: Person, lexicon: Lexicon) -> str:
    """Whether a person is a man (`m`) or a woman (`f`), by titles and given name; nothing when neither tells."""
    if person.gender:
        return person.gender
    known = lexicon.gender(person.name.given[0]) if person.name.given else Gender.UNKNOWN
    if known is Gender.UNKNOWN and person.name.given:
        women, men = (lexicon.rules.surname_endings.get(gender, ()) for gender in "fm")
        lower = person.name.surname.lower()
        return "f" if lower.endswith(women) and not lower.endswith(men) else ""
    return {Gender.MALE: "m", Gender.FEMALE: "f"}.get(known, "")
