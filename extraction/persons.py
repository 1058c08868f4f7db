"""Joins the mentions of persons in an article to persons: full names, surnames alone, given names alone, case forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extraction.lexicon import Lexicon
from extraction.person_names import PersonName, agree, base_names, parse, same_name, same_surname
from extraction.word_lists import Gender

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


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A name to be joined.

    Attributes:
        words: its tokens, without titles.
        gender: what the title before it tells of the gender: `m`, `f` or nothing.
    """

    words: tuple[str, ...]
    gender: str


@dataclass(frozen=True, slots=True)
class Joined:
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
    persons: list[Person] = []
    joined: list[Joined | None] = [None] * len(mentions)
    for at, name in enumerate(names):
        if name.is_full:
            base = _best_base(bases[at], names, bases)
            index, why = _person_for(base, persons)
            joined[at] = Joined(index, str(base), why)
            persons[index].gender = persons[index].gender or mentions[at].gender
    for at, name in enumerate(names):
        if joined[at] is None:
            joined[at] = _join_short(name, bases[at], mentions[at].gender, persons, lexicon)
    return persons, [place for place in joined if place is not None]


def _best_base(
    own: dict[PersonName, float], names: Sequence[PersonName], bases: Sequence[dict[PersonName, float]]
) -> PersonName:
    """The base form that best explains this form and the other forms of the text."""

    def likelihood(base: PersonName) -> float:
        forms = set()
        stands = any(name.surname == base.surname and not name.given for name in names)
        for name, known in zip(names, bases, strict=True):
            if name.is_full:
                if base in known:
                    forms.add(str(name))
            elif name.surname and any(other.surname == base.surname for other in known):
                forms.add(name.surname)
        return own[base] + _SUPPORT * min(len(forms), _MOST_FORMS) + (_STANDS if stands else 0.0)

    return max(sorted(own, key=str), key=likelihood)


def _person_for(base: PersonName, persons: list[Person]) -> tuple[int, str]:
    fitting = []
    for index, person in enumerate(persons):
        if base == person.name or base in person.others:
            return index, f"full name {base}"
        if agree(person.name, base) and agree(base, person.name):
            fitting.append(index)
    if len(fitting) == 1:
        person = persons[fitting[0]]
        longer, shorter = sorted((person.name, base), key=lambda name: -len(str(name)))
        person.name = longer
        person.others = [*(other for other in person.others if other != longer), shorter]
        return fitting[0], f"{shorter} is {longer} written shorter"
    persons.append(Person(base))
    return len(persons) - 1, f"full name {base}"


def _join_short(
    name: PersonName, bases: dict[PersonName, float], gender: str, persons: list[Person], lexicon: Lexicon
) -> Joined:
    is_surname = name.surname and any(_has_surname(base, person) for base in bases for person in persons)
    fits = _has_surname if is_surname else _is_short_for
    exact = [index for index, person in enumerate(persons) if fits(name, person)]
    fitting = exact or [index for index, person in enumerate(persons) if any(fits(base, person) for base in bases)]
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
    persons.append(Person(base, gender=gender))
    return Joined(len(persons) - 1, str(base), f"named only as {base}")


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
