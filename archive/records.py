"""What reading the archive gives: small frozen records, one for each thing that is shown.

Spans are `[start, end)` in code points of the article's canonical text. Dates are EDTF strings; `uid` strings
are the stable public ids. Text in these records came from files: show it as data, never as mark-up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from archive.results import FacetName as FacetName  # noqa: PLC0414 - for those who import it from here
from archive.results import Facets as Facets  # noqa: PLC0414 - for those who import it from here
from archive.results import FacetValue as FacetValue  # noqa: PLC0414 - for those who import it from here
from archive.results import Hit as Hit  # noqa: PLC0414 - for those who import it from here
from archive.results import Span as Span  # noqa: PLC0414 - for those who import it from here
from extraction.findings import Place


@dataclass(frozen=True, slots=True)
class MentionRecord:
    """An occurrence of a name in an article.

    Attributes:
        span: where.
        kind: place, person or organisation.
        text: the words as they stand.
        lemma: base form.
        usage: name or derived.
        entity: uid of the entity, None when unresolved.
        label: the entity's name, else the lemma.
        confidence: 0 to 1.
        why: rule or model and the words that led to it.
        decided: True when a person confirmed or made it.
    """

    span: Span
    kind: str
    text: str
    lemma: str
    usage: str
    entity: str | None
    label: str
    confidence: float
    why: str
    decided: bool = False


@dataclass(frozen=True, slots=True)
class DateRecord:
    """A date named in an article; `earliest` and `latest` are ISO days, None when open."""

    span: Span
    text: str
    edtf: str
    earliest: str | None
    latest: str | None
    grain: str
    kind: str
    relative_to: str | None
    weekday_agrees: bool | None
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class QuoteRecord:
    """Something said, with the article it stands in.

    Attributes:
        uid: stable id of the quote (article, folded exact text, occurrence).
        article: uid of the article.
        title: headline of the article.
        published: EDTF of the article, empty when not known.
        type: direct or indirect.
        segments: the words said, as spans.
        text: the words, segments joined by ` … `.
        speaker: uid of the person or organisation, None when unknown.
        speaker_label: the person's name; what the text calls the speaker when not resolved; empty when unknown.
        speaker_span: where the text names the speaker.
        basis: name, pronoun, office, group or unknown.
        office: title and place held when speaking, empty when not known.
        office_place: uid and name of the place in it, None when there is none.
        cue: the words of saying, as a span.
        confidence: 0 to 1.
        why: rule.
    """

    uid: str
    article: str
    title: str
    published: str
    type: str
    segments: tuple[Span, ...]
    text: str
    speaker: str | None
    speaker_label: str
    speaker_span: Span | None
    basis: str
    office: str
    office_place: tuple[str, str] | None
    cue: Span | None
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What a citation needs of an article.

    Attributes:
        uid: stable id.
        title: headline.
        language: ISO 639-1 code or `und`.
        published: EDTF, empty when not known.
        outlet: who published it.
        url: canonical address, empty when it has none.
        version: number of the version shown, from 1.
        sha256: of the original bytes of this version.
    """

    uid: str
    title: str
    language: str
    published: str
    outlet: str
    url: str
    version: int
    sha256: str


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """A place, person or organisation.

    Attributes:
        uid: stable id.
        kind: place, person or organisation.
        label: preferred name.
        disambiguation: what tells it from others of the same name (a country, an office), may be empty.
        names: all names known, as they are shown.
        identifiers: scheme (geonames, wikidata, gnd, viaf) to value.
        articles: number of articles that name it.
        first: EDTF of the first article that names it.
        last: EDTF of the last.
        place: what the gazetteer knows of a place that is linked to it, else None.
    """

    uid: str
    kind: str
    label: str
    disambiguation: str
    names: tuple[str, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)
    articles: int = 0
    first: str = ""
    last: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """An office a person holds or held; dates are EDTF, empty when not known; evidence is a span of `article`.

    `published` is the date of the article, `former` whether it tells of the office as one that is not held any more,
    `meaning` the same for titles that name one office in several languages.
    """

    person: str
    person_label: str
    title: str
    place: str | None
    place_label: str
    since: str
    until: str
    article: str
    evidence: Span
    evidence_text: str
    published: str = ""
    former: bool = False
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article with everything found in it, for the reading pane and for `jumelage show`.

    Attributes:
        uid: stable id.
        ordinal: place in the date order.
        title: headline.
        text: canonical text of the version shown (title, blank line, body).
        language: ISO 639-1 code or `und`.
        published: EDTF, empty when not known.
        published_verbatim: as the source has it.
        published_basis: where the date came from.
        outlet: who published it.
        url: canonical address.
        source: path of the original.
        version: number of the version shown, from 1.
        versions: how many there are.
        sha256: of the original bytes of this version.
        mentions: in order.
        dates: in order.
        quotes: in order.
        entities: those named in it, in order of first mention.
        offices: office terms that this article gives evidence for.
    """

    uid: str
    ordinal: int
    title: str
    text: str
    language: str
    published: str
    published_verbatim: str
    published_basis: str
    outlet: str
    url: str
    source: str
    version: int
    versions: int
    sha256: str
    mentions: tuple[MentionRecord, ...]
    dates: tuple[DateRecord, ...]
    quotes: tuple[QuoteRecord, ...]
    entities: tuple[EntityRecord, ...]
    offices: tuple[OfficeRecord, ...]


@dataclass(frozen=True, slots=True)
class TimelineRecord:
    """A date named in an article, with the words around it on one line."""

    article: str
    title: str
    published: str
    date: DateRecord
    context: str


@dataclass(frozen=True, slots=True)
class ImportRunRecord:
    """An import run: what was asked for, when (UTC, `finished` empty while it runs), and how many of each outcome."""

    id: int
    command: str
    started: str
    finished: str
    state: str
    new: int
    same: int
    changed: int
    duplicate: int
    skipped: int
    rejected: int


@dataclass(frozen=True, slots=True)
class AcquisitionRecord:
    """What became of a file in an import run: outcome, why it was skipped or rejected, and the uid of its article."""

    run: int
    path: str
    outcome: str
    reason: str
    article: str | None


@dataclass(frozen=True, slots=True)
class StatisticsRecord:
    """Counts of what is in the archive; `first` and `last` are EDTF, sizes are bytes."""

    articles: int
    versions: int
    originals: int
    original_bytes: int
    cities: int
    persons: int
    organisations: int
    mentions: int
    dates: int
    quotes: int
    quotes_of_unknown: int
    decisions: int
    first: str
    last: str
    revision: int
    languages: Mapping[str, int]
    file_bytes: int


@dataclass(frozen=True, slots=True)
class CompanionRecord:
    """An entity that is named together with another: in how many articles, and how many of each year of publication."""

    entity: EntityRecord
    together: int
    years: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class EventRecord:
    """A date named together with some entities.

    Attributes:
        article: uid of the article.
        title: its headline.
        published: EDTF, empty when not known.
        date: the date.
        sentence: the sentence it stands in, as a span of the article's text.
        text: the words of that sentence.
        together: True when the sentence names all the entities, False when only the article does.
    """

    article: str
    title: str
    published: str
    date: DateRecord
    sentence: Span
    text: str
    together: bool


@dataclass(frozen=True, slots=True)
class PeriodRecord:
    """A century, decade (`199X`), year, season, month, week or day, in EDTF, with numbers of articles.

    Attributes:
        period: which.
        articles: that name a date in it or were published in it.
        holdings: all articles of the archive that were published in it, of which `articles` is a share.
        whole: of dates that name just this period: nothing shorter in it is counted.
    """

    period: str
    articles: int
    holdings: int
    whole: bool = False


@dataclass(frozen=True, slots=True)
class NameRecord:
    """A name of an entity: the language of the text it was found in (empty when it has none), kind, and who gave it.

    `kind` is preferred, variant, short, inflected, derived, abbreviation, exonym, historical, misspelling or
    transliterated; `origin` is `found` or `person`.
    """

    name: str
    language: str
    kind: str
    origin: str


@dataclass(frozen=True, slots=True)
class RelationRecord:
    """Two articles that seem to belong together.

    Attributes:
        article: uid of the one.
        title: its headline.
        published: EDTF, empty when not known.
        kind: what it is to the other: reprint, rewrite, part (of the other) or translation.
        other: uid of the other.
        other_title: its headline.
        other_published: EDTF, empty when not known.
        score: how much they share, 0 to 1; 0 where only a person says that they belong together.
        state: found (a suggestion), confirmed or rejected.
    """

    article: str
    title: str
    published: str
    kind: str
    other: str
    other_title: str
    other_published: str
    score: float
    state: str


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """A note in Markdown that a person wrote about an article or an entity; `changed` is UTC."""

    uid: str
    body: str
    author: str
    changed: str


@dataclass(frozen=True, slots=True)
class HumanWorkRecord:
    """What people said of an article or an entity as a whole.

    Attributes:
        tags: names of tags, by name; an entity has none.
        notes: the oldest first.
        review: how far an article was reviewed, empty when nobody said so.
    """

    tags: tuple[str, ...] = ()
    notes: tuple[NoteRecord, ...] = ()
    review: str = ""
