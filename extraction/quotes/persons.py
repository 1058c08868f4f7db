"""Whom a speaker phrase means: the person or organisation of the text, and what the attribution rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extraction.findings import Mention, Office, SaidOffice, Span, SpeakerBasis
from extraction.folding import fold
from extraction.genders import sex_of
from extraction.languages.name_rules import rules_for
from extraction.offices.concepts import concept_of, meaning
from extraction.quotes.cues import Cue
from extraction.quotes.phrases import Phrase
from extraction.quotes.reading import Reading
from extraction.quotes.said_offices import said_office
from extraction.quotes.subjects import told_before

_STEM = 5
_BESIDE = 3
"""How many tokens from a name a word still says what its bearer is."""
_NEAR = 3
"""So many sentences after somebody without a name spoke a pronoun no longer means this one."""
_REACH = 5
"""How many sentences back a pronoun may point."""


class Speaker(NamedTuple):
    """Who speaks.

    Attributes:
        span: where the text names the speaker, None when it does not.
        entity: place in the entities of the text, None when not resolved.
        basis: what the attribution rests on.
        office: place in the offices of the text of the one the speaker holds.
        why: how the speaker was found, one phrase each.
        said_office: the office that somebody is meant by who is not resolved.
    """

    span: Span | None
    entity: int | None
    basis: SpeakerBasis
    office: int | None
    why: tuple[str, ...]
    said_office: SaidOffice | None = None


class Unnamed(NamedTuple):
    """Somebody who spoke and whom the text only calls by an office: where, and by which."""

    at: int
    office: SaidOffice


def resolve_speaker(
    reading: Reading, phrase: Phrase | None, cue: Cue | None = None, unnamed: Unnamed | None = None
) -> Speaker:
    """Find whom a phrase means.

    Args:
        reading: the text.
        phrase: the speaker as a phrase of the text, None when there is none.
        cue: the words of saying.
        unnamed: who spoke last of those whom the text does not name; a pronoun may mean this one.
    """
    if phrase is None or _is_nobody(reading, phrase):
        return Speaker(None, None, "unknown", None, ())
    if phrase.pronoun:
        speaker = _by_pronoun(reading, phrase, unnamed)
        return (
            speaker
            if speaker.entity is not None or speaker.said_office
            else _whom_told_before(reading, phrase, speaker)
        )
    span = reading.passage.span(phrase.start, phrase.end)
    named = _named(reading, phrase)
    if named is None:
        named = _by_surname(reading, phrase)
    if named is not None:
        return Speaker(span, named, "name", _office_of(reading, named), ())
    return _by_role(reading, phrase, span, said_office(reading, phrase, cue))


def _whom_told_before(reading: Reading, phrase: Phrase, speaker: Speaker) -> Speaker:
    """Who holds the office that the sentence before tells of, for a pronoun that no name before it fits."""
    told = None if "p" in phrase.pronoun else told_before(reading, phrase.start)
    if told is None or told.named or not told.role:
        return speaker
    found = resolve_speaker(reading, told)
    if found.said_office is None or found.said_office.sex not in phrase.pronoun:
        return speaker
    why = f"a pronoun that means the {found.said_office.title} told of before"
    return found._replace(basis="pronoun", why=(why,))


def _is_nobody(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is "it", "one", "somebody" or a word for a time: "hieß es am Dienstag"."""
    return phrase.pronoun in {"n", "u", "0"} or (
        not phrase.named and not phrase.pronoun and reading.is_time(phrase.start)
    )


def _named(reading: Reading, phrase: Phrase) -> int | None:
    """The person named in a phrase, else the organisation; of several, one not in the genitive ("Xs Sohn Y")."""
    named = [
        (place, reading.mentions[at])
        for place in range(phrase.start, phrase.end)
        if (at := reading.mention_at[place]) is not None
    ]
    for kind in ("person", "organisation"):
        of_kind = [(place, mention) for place, mention in named if mention.kind == kind and mention.entity is not None]
        if of_kind:
            return min(of_kind, key=lambda found: _owns(reading, found[1], found[0]))[1].entity
    return None


def _owns(reading: Reading, mention: Mention, at: int) -> bool:
    """Whether a name is in the genitive, as far as its form or the mark after it tells."""
    after = reading.folded[at + 1] if at + 1 < len(reading.folded) else ""
    return after == "'s" or mention.lemma != reading.passage.text[mention.span.start : mention.span.end]


def _by_surname(reading: Reading, phrase: Phrase) -> int | None:
    """The only person of the text whose surname stands in a phrase, where no mention was found there."""
    words = {
        fold(reading.passage.words[at])
        for at in range(phrase.start, phrase.end)
        if reading.passage.words[at][0].isupper()
    }
    found = [number for word in words for number in reading.by_surname.get(word, ())]
    return found[0] if len(found) == 1 else None


def _by_pronoun(reading: Reading, phrase: Phrase, unnamed: Unnamed | None) -> Speaker:
    span = None if phrase.implicit else reading.passage.span(phrase.start, phrase.end)
    if "m" not in phrase.pronoun and "f" not in phrase.pronoun:
        return Speaker(span, None, "group" if "p" in phrase.pronoun else "pronoun", None, ())
    mention = _antecedent(reading, phrase)
    if unnamed is not None and _means_unnamed(reading, phrase, unnamed, mention):
        why = f"a pronoun that means the {unnamed.office.title} who spoke before"
        return Speaker(span, None, "pronoun", None, (why,), unnamed.office)
    entity = mention.entity if mention is not None else None
    if entity is None:
        basis: SpeakerBasis = "unknown" if phrase.implicit else "pronoun"
        return Speaker(span, None, basis, None, ("a pronoun that fits no person before it",))
    what = "a verb without subject" if phrase.implicit else "the pronoun"
    why = f"{what} means {reading.entities[entity].name}"
    return Speaker(span, entity, "pronoun", _office_of(reading, entity), (why,))


def _means_unnamed(reading: Reading, phrase: Phrase, unnamed: Unnamed, mention: Mention | None) -> bool:
    """Whether a pronoun rather means who spoke before without a name than a person who was named before that."""
    if not unnamed.at < phrase.start or not unnamed.office.sex or unnamed.office.sex not in phrase.pronoun:
        return False
    sentences = reading.passage.sentence_of
    if sentences[phrase.start] - sentences[unnamed.at] >= _NEAR:
        return False
    return mention is None or reading.token_at(mention.span.start) < unnamed.at


def _antecedent(reading: Reading, phrase: Phrase) -> Mention | None:
    """The person a pronoun means: named last before it, the first of that sentence, of a gender that fits."""
    sentence = reading.passage.sentence_of[phrase.start]
    for number in range(sentence, max(-1, sentence - _REACH), -1):
        untold: Mention | None = None
        for mention in _persons_in(reading, number, phrase.start):
            sex = sex_of(reading.entities[mention.entity].name) if mention.entity is not None else None
            if sex and sex in phrase.pronoun:
                return mention
            if sex == "" and untold is None:
                untold = mention  # whose given name does not tell, unless somebody else's does
        if untold is not None:
            return untold
    return None


def _persons_in(reading: Reading, sentence: int, before: int) -> Iterator[Mention]:
    """The persons mentioned in a sentence up to a token, outside of longer quotations."""
    first, last = reading.sentence(sentence)
    for place in range(first, min(last, before)):
        at = reading.mention_at[place]
        if at is not None and not reading.hidden[place] and reading.mentions[at].kind == "person":
            yield reading.mentions[at]


def _fits(reading: Reading, entity: int, pronoun: str) -> bool:
    """Whether a person can be meant by a pronoun; one whose given name does not tell can be by any."""
    return sex_of(reading.entities[entity].name) in pronoun


def _by_role(reading: Reading, phrase: Phrase, span: Span, said: SaidOffice | None) -> Speaker:
    """A noun phrase without a name: the holder of the office it names, if the text tells of one."""
    inside = [reading.folded[place] for place in range(phrase.start, phrase.end) if len(reading.folded[place]) > 2]
    words = [word for word in inside if not _joins(reading, word)]
    if any(word in reading.words.groups for word in words):
        return Speaker(span, None, "group", None, ())
    if said is not None:
        # "Zastępczyni prezydenta" is a deputy and not who holds the office that depends on it.
        words = [word for word in words if _same_office(word, said.title.casefold())]
    holders = [
        number
        for number, office in enumerate(reading.offices)
        if any(_same_office(word, _head(reading, office.title)) for word in words)
        if said is None or _may_hold(reading, office.person, said)
    ]
    if not holders and said is not None:
        holders = _of_same_concept(reading, said)
    if holders:
        number = _told_last(reading, holders, phrase.start)
        person = reading.offices[number].person
        why = f"{reading.entities[person].name} holds that office in the text"
        return Speaker(span, person, "office", number, (why,))
    called = _of_that_age(reading, phrase)
    if called is None:
        called = _of_that_place(reading, phrase)
    if called is None and any(word in reading.words.guests for word in words):
        called = _guest(reading, phrase)
    if called is None:
        called = _called_so(reading, words, phrase.start, said)
    if called is None:
        return Speaker(span, None, "office", None, (), said)
    return Speaker(
        span, called, "office", _office_of(reading, called), (f"{reading.entities[called].name} is called so",)
    )


def _of_same_concept(reading: Reading, said: SaidOffice) -> list[int]:
    """Where only one person holds what is the same office by another word, its offices: "la prima cittadina"."""
    meant = concept_of(said.title)
    if meant is None:
        return []
    holders = [
        number
        for number, office in enumerate(reading.offices)
        if (office.place is not None or concept_of(office.title) is not None)
        and meaning(office.title) == meant[0].name
        and _may_hold(reading, office.person, said)
    ]
    return holders if len({reading.offices[number].person for number in holders}) == 1 else []


def _may_hold(reading: Reading, person: int, said: SaidOffice) -> bool:
    """Whether somebody can be meant by an office: of the sex it is said of, and in no office of another place."""
    held = [office for office in reading.offices if office.person == person]
    if {said.sex, sex_of(reading.entities[person].name)} == {"f", "m"}:
        return False
    if any(_is_of_other_sex(reading, office, said) for office in held):
        return False
    deputies = rules_for(reading.language).deputy_words or ("\0",)
    if held and all(_is_deputy(office.title, deputies) != _is_deputy(said.title, deputies) for office in held):
        return False
    places = {office.place for office in held if office.place is not None}
    return said.place is None or not places or any(_is_in(reading, place, said.place) for place in places)


def _is_in(reading: Reading, place: int, other: int) -> bool:
    """Whether a place is another one, or lies in it where that is a country: der polnische Stadtpräsident."""
    city, whole = reading.entities[place].place, reading.entities[other].place
    if place == other or city is None or whole is None:
        return place == other
    return whole.kind == "country" and city.country == whole.country


def _is_deputy(title: str, words: tuple[str, ...]) -> bool:
    return title.casefold().startswith(words)


def _is_of_other_sex(reading: Reading, office: Office, said: SaidOffice) -> bool:
    """Whether one of two titles is a woman's form of the other, where men and women have forms of their own."""
    short, long = sorted((_head(reading, office.title), _head(reading, said.title)), key=len)
    ending = long.removeprefix(short)
    return reading.words.masculine_titles and ending in rules_for(reading.language).feminine_offices


def _joins(reading: Reading, word: str) -> bool:
    """Whether a word is an article or preposition, which tells nothing of an office."""
    words = reading.words
    return word in words.determiners or word in words.oblique_determiners or word in words.prepositions


def _head(reading: Reading, title: str) -> str:
    """A title without what depends on it: "Sprecher" of "Sprecher der Stadtwerke"."""
    parts = title.casefold().split()
    end = next((at for at, part in enumerate(parts) if at and _joins(reading, part)), len(parts))
    return " ".join(parts[:end])


def _of_that_age(reading: Reading, phrase: Phrase) -> int | None:
    """The person told of before whom "die 81-Jährige" or "die heute 81-Jährige" means."""
    words, folded = reading.words, reading.folded
    if phrase.named or folded[phrase.end - 1] not in words.ages:
        return None
    inside = range(phrase.start, phrase.end)
    at = next((place for place in inside if folded[place] in words.articles), phrase.start - 1)
    while at > 0 and folded[at] in words.adverbs:
        at -= 1
    meant = words.articles.get(folded[at], "")
    mention = _antecedent(reading, phrase._replace(pronoun=meant)) if meant else None
    return mention.entity if mention is not None else None


def _of_that_place(reading: Reading, phrase: Phrase) -> int | None:
    """The holder of an office of a city told of before whom "die Leipzigerin" means."""
    place = reading.demonyms.get(reading.passage.tokens[phrase.end - 1].start)
    meant = reading.words.articles.get(reading.folded[phrase.start], "")
    if place is None or not meant:
        return None
    holders = {office.person for office in reading.offices if office.place == place}
    told = (person for _, _, person in reading.told_before(phrase.start) if person in holders)
    return next((person for person in told if _fits(reading, person, meant)), None)


def _guest(reading: Reading, phrase: Phrase) -> int | None:
    """The holder of an office told of before who is a guest from there: der Gast aus Polen, host z Lipska."""
    near = range(max(0, phrase.start - 1), min(len(reading.folded), phrase.end + _BESIDE))
    place = next((reading.places_at[at].entity for at in near if at in reading.places_at), None)
    if place is None:
        return None
    held = {
        office.person for office in reading.offices if office.place is not None and _is_in(reading, office.place, place)
    }
    told = {person for _, _, person in reading.told_before(phrase.start) if person in held}
    return next(iter(told)) if len(told) == 1 else None


def _called_so(reading: Reading, words: list[str], before: int, said: SaidOffice | None) -> int | None:
    """The person beside whose name such a word stood last: "der Lehrer Jan Novák … sagte der Lehrer"."""
    roles = [word for word in words if word in reading.words.roles]
    for first, last, person in reading.told_before(before):
        beside = (*range(max(0, first - _BESIDE), first), *range(last + 1, min(before, last + 1 + _BESIDE)))
        if any(
            _same_office(role, reading.folded[at]) for role in roles for at in beside if len(reading.folded[at]) > 3
        ) and (said is None or _may_hold(reading, person, said)):
            return person
    return None


def _told_last(reading: Reading, holders: list[int], before: int) -> int:
    """Of several holders of an office, the one who was named last before a token."""
    offices = {reading.offices[number].person: number for number in reversed(holders)}
    named = (offices[person] for _, _, person in reading.told_before(before) if person in offices)
    return next(named, holders[0])


def _same_office(word: str, title: str) -> bool:
    """Whether a word is a form of an office's title, or the last part of it (Sprecher, Pressesprecher)."""
    parts = [part for part in title.split() if len(part) > 2]
    for part in parts:
        stem = part[: max(3, len(part) - 2)]
        if word.startswith(stem) or (len(word) >= _STEM and part.endswith(word)):
            return True
    return False


def _office_of(reading: Reading, entity: int) -> int | None:
    return next((number for number, office in enumerate(reading.offices) if office.person == entity), None)
