"""What comes out of extraction: an article's canonical text and everything found in it.

Every span is `[start, end)` in Unicode code points of the text it was found in (for an `Article`, its canonical
text). Findings point at each other by position in the tuples of `Findings`; nothing here knows the archive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from extraction.document import Publication

EntityKind = Literal["place", "person", "organisation"]
PlaceKind = Literal["city", "country", "other"]
Usage = Literal["name", "derived"]
Grain = Literal["day", "week", "month", "season", "year", "decade", "century", "span"]
DateKind = Literal["event", "planned", "cancelled", "founding", "office", "publication", "other"]
QuoteType = Literal["direct", "indirect"]
SpeakerBasis = Literal["name", "pronoun", "office", "group", "unknown"]
Sex = Literal["", "f", "m"]


class Span(NamedTuple):
    """A stretch of text, `[start, end)` in code points."""

    start: int
    end: int


class Place(NamedTuple):
    """A place of the gazetteer.

    Attributes:
        geonames_id: its GeoNames id.
        name: preferred (local) name.
        kind: city, country or other.
        country: ISO 3166-1 alpha-2 code.
        latitude: degrees north.
        longitude: degrees east.
        population: inhabitants as GeoNames gives them, 0 when not known.
        wikidata: Wikidata id, where known offline.
        names: preferred names by language, sorted pairs of ISO 639-1 code and name, where they differ from `name`.
    """

    geonames_id: int
    name: str
    kind: PlaceKind
    country: str
    latitude: float
    longitude: float
    population: int
    wikidata: str | None = None
    names: tuple[tuple[str, str], ...] = ()


class Entity(NamedTuple):
    """Somebody or something named in an article, with all its mentions joined.

    Attributes:
        kind: place, person or organisation.
        name: base form for display: a person's full name, a place's preferred name.
        place: what a place entity is linked to, None for persons, organisations and unresolved places.
        candidates: places it may be when no one of them is certain enough, likeliest first.
        abbreviation: of an organisation.
        alternatives: other base forms the text uses (initials, spelling, transliteration).
    """

    kind: EntityKind
    name: str
    place: Place | None = None
    candidates: tuple[Place, ...] = ()
    abbreviation: str | None = None
    alternatives: tuple[str, ...] = ()


class Mention(NamedTuple):
    """One occurrence of a name.

    Attributes:
        span: where.
        kind: place, person or organisation.
        entity: index into `Findings.entities`; None when it stays unresolved (a surname that two persons share).
        lemma: base form of the words mentioned.
        usage: `derived` for demonyms and adjectives (Krakauer, krakowski) and for towns inside the name of something
            else (Lyon in "Opéra de Lyon"), whose span the other name's then holds; else `name`.
        confidence: 0 to 1.
        why: the rule or model and the words that led to it.
    """

    span: Span
    kind: EntityKind
    entity: int | None
    lemma: str
    usage: Usage
    confidence: float
    why: str


class Office(NamedTuple):
    """An office that the text says a person holds or held.

    Attributes:
        person: index into `Findings.entities`.
        title: the office in base form, as the text's language has it (Oberbürgermeister).
        place: index of the place of the office in `Findings.entities`, None when the text gives none.
        organisation: index of the body, None when the text gives none.
        since: index into `Findings.dates` of a date that says from when, or the term ("seit Februar 2006").
        evidence: the words.
        confidence: 0 to 1.
        why: the rule.
    """

    person: int
    title: str
    place: int | None
    organisation: int | None
    since: int | None
    evidence: Span
    confidence: float
    why: str


class DateEnd(NamedTuple):
    """One of the dates that a stretch of time is told by, as it stands in the text.

    Attributes:
        span: where.
        edtf: that date alone, in EDTF.
    """

    span: Span
    edtf: str


class DateMention(NamedTuple):
    """A date named in the text.

    Attributes:
        span: where; the verbatim text is what stands there.
        edtf: EDTF level 2, never finer than the text and its context give.
        earliest: first day it can mean, None when open or before year 1.
        latest: last day it can mean, None when open.
        grain: size of the unit named.
        kind: what happened then, as far as the words around tell.
        relative_to: ISO date or EDTF that a relative expression was counted from, None for absolute ones.
        weekday_agrees: False when a weekday named with it is not the weekday of the date, None when none is named.
        confidence: 0 to 1.
        why: the rule.
        ends: the dates written in it, for a stretch ("vom 1. bis 4. Oktober": two; "seit 1995": one); else empty.
    """

    span: Span
    edtf: str
    earliest: date | None
    latest: date | None
    grain: Grain
    kind: DateKind
    relative_to: str | None
    weekday_agrees: bool | None
    confidence: float
    why: str
    ends: tuple[DateEnd, ...] = ()

    @property
    def written(self) -> tuple[DateEnd, ...]:
        """The dates as they are written, one by one: those of a stretch, else the date itself."""
        return self.ends or (DateEnd(self.span, self.edtf),)


class SaidOffice(NamedTuple):
    """An office that somebody speaks in whom the text does not name.

    Attributes:
        title: in base form, as it is said of a woman or a man (Oberbürgermeisterin).
        place: index of the place that it is said with in `Findings.entities`, None when none stands beside it.
        sex: whom the words tell of, empty where they do not tell.
    """

    title: str
    place: int | None
    sex: Sex


class Quote(NamedTuple):
    """Something said.

    Attributes:
        type: `direct` for words in quotation marks, `indirect` for reported speech.
        segments: the words said, without quotation marks; several when the attribution interrupts them.
        speaker: where the text names who speaks (name, pronoun or office), None when it does not.
        speaker_entity: index of the person (or organisation) in `Findings.entities`, None when not resolved.
        basis: what the attribution rests on.
        cue: the words of saying.
        office: index into `Findings.offices` of the office the speaker holds when speaking.
        confidence: 0 to 1.
        why: the rule.
        said_office: the office by which the text means a speaker who is not resolved, None when it names none.
    """

    type: QuoteType
    segments: tuple[Span, ...]
    speaker: Span | None
    speaker_entity: int | None
    basis: SpeakerBasis
    cue: Span | None
    office: int | None
    confidence: float
    why: str
    said_office: SaidOffice | None = None


class Findings(NamedTuple):
    """Everything found in one text.

    Attributes:
        version: version of the extraction that made it; a higher one is worth a re-extraction.
        entities: each once.
        mentions: in order of the text.
        offices: in order of the text.
        dates: in order of the text.
        quotes: in order of the text.
    """

    version: str
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    offices: tuple[Office, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article in its canonical form.

    Attributes:
        title: the title line of `text`.
        text: title, blank line, body; NFC, line feeds as line ends, no control characters, no bidi overrides.
        language: ISO 639-1 code, `und` when not known.
        language_basis: `declared` or `detected`.
        publication: when it was published, None when the source does not say.
        repairs: what was changed to get here, one phrase each.
    """

    title: str
    text: str
    language: str
    language_basis: Literal["declared", "detected"]
    publication: Publication | None
    repairs: tuple[str, ...] = field(default=())
