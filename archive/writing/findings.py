"""The rows of what was found in one article."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass, field

from archive.writing.authorities import Authorities
from archive.writing.identity import quote_uid
from extraction.findings import Article, DateMention, Findings, Office, Quote
from extraction.folding import fold_name

Row = tuple[object, ...]

_INSERTS = {
    "mentions": "INSERT INTO found_mentions (article_id, number, starts, ends, kind, surface_id, entity_id, lemma,"
    " usage, confidence, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "dates": "INSERT INTO date_mentions (article_id, number, starts, ends, edtf, earliest, latest, grain, kind,"
    " relative_to, weekday_agrees, confidence, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "offices": "INSERT INTO office_terms (id, article_id, number, person_id, title, place_id, organisation_id, since,"
    " until, starts, ends, confidence, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "quotes": "INSERT INTO quotes (id, uid, article_id, number, type, text, speaker_id, found_speaker_id,"
    " speaker_starts, speaker_ends, basis, office_term_id, cue_starts, cue_ends, confidence, why, said_title,"
    " said_place_id, said_sex) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "segments": "INSERT INTO quote_segments VALUES (?, ?, ?, ?)",
    "candidates": "INSERT INTO place_candidates VALUES (?, ?, ?, ?)",
}
_LINKS = """
INSERT INTO article_entities (entity_id, article_id, mentions)
SELECT coalesce(e.merged_into, e.id), m.article_id, count(*)
FROM mentions m JOIN entities e ON e.id = m.entity_id
WHERE m.article_id = ? AND m.state <> 'rejected'
GROUP BY 1
"""
_REMOVALS = (
    "DELETE FROM quote_segments WHERE quote_id IN (SELECT id FROM quotes WHERE article_id = ?)",
    "DELETE FROM quotes WHERE article_id = ?",
    "DELETE FROM office_terms WHERE article_id = ?",
    "DELETE FROM date_mentions WHERE article_id = ?",
    "DELETE FROM place_candidates WHERE article_id = ?",
    "DELETE FROM article_entities WHERE article_id = ?",
    "DELETE FROM found_mentions WHERE article_id = ?",
)


@dataclass(slots=True)
class FindingRows:
    """Rows of one batch that wait to be inserted at once.

    Attributes:
        quote_words: of each quote its article, its number and its words, for the index of quotes.
    """

    connection: sqlite3.Connection
    authorities: Authorities
    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in _INSERTS})
    articles: list[tuple[int]] = field(default_factory=list)
    quote_words: list[tuple[int, int, str]] = field(default_factory=list)
    next_office: int = 0
    next_quote: int = 0

    def begin(self) -> None:
        """Starts a transaction: ids continue after those in the archive."""
        row = self.connection.execute(
            "SELECT (SELECT coalesce(max(id), 0) + 1 FROM office_terms), (SELECT coalesce(max(id), 0) + 1 FROM quotes)"
        ).fetchone()
        self.next_office, self.next_quote = row

    def remove(self, article_id: int) -> None:
        """Removes what was found in an article; people's decisions about it are kept elsewhere."""
        for statement in _REMOVALS:
            self.connection.execute(statement, (article_id,))

    def add(self, article_id: int, uid: str, article: Article, findings: Findings) -> None:
        """Adds what was found in an article; written by `flush`."""
        ids = self._entities(article_id, findings)
        self.authorities.names_of(article, findings, ids)
        for number, mention in enumerate(findings.mentions):
            surface = self.authorities.surface(article.text[mention.span.start : mention.span.end])
            entity = ids[mention.entity] if mention.entity is not None else None
            self.rows["mentions"].append(
                (article_id, number, *mention.span, mention.kind, surface, entity, mention.lemma, mention.usage,
                 mention.confidence, mention.why)
            )  # fmt: skip
        for number, date in enumerate(findings.dates):
            self.rows["dates"].append(_date_row(article_id, number, date))
        first_office = self.next_office
        for number, office in enumerate(findings.offices):
            self.rows["offices"].append(self._office_row(article_id, number, office, ids, findings))
            self.next_office += 1
        occurrences: Counter[str] = Counter()
        for number, quote in enumerate(findings.quotes):
            self._add_quote(article_id, uid, number, quote, article, ids, first_office, occurrences)
        self.articles.append((article_id,))

    def flush(self) -> None:
        """Inserts all rows, and which article names which entity."""
        self.authorities.flush()
        for name, statement in _INSERTS.items():
            self.connection.executemany(statement, self.rows[name])
            self.rows[name].clear()
        self.connection.executemany(_LINKS, self.articles)
        self.articles.clear()

    def forget(self) -> None:
        """Drops the rows that wait, because the transaction was rolled back."""
        for rows in self.rows.values():
            rows.clear()
        self.articles.clear()
        self.quote_words.clear()
        self.authorities.forget()

    def _entities(self, article_id: int, findings: Findings) -> list[int | None]:
        """The ids of an article's entities, None for those that nothing refers to."""
        used = {mention.entity for mention in findings.mentions} | {quote.speaker_entity for quote in findings.quotes}
        for office in findings.offices:
            used |= {office.person, office.place, office.organisation}
        ids: list[int | None] = []
        for index, entity in enumerate(findings.entities):
            found = self.authorities.entity(entity) if index in used else None
            ids.append(found)
            if found is not None and entity.place is None:
                for rank, place in enumerate(entity.candidates):
                    row = (article_id, found, rank, self.authorities.place(place))
                    self.rows["candidates"].append(row)
        return ids

    def _office_row(
        self, article_id: int, number: int, office: Office, ids: list[int | None], findings: Findings
    ) -> Row:
        since, until = _term(findings.dates[office.since].edtf) if office.since is not None else ("", "")
        place = ids[office.place] if office.place is not None else None
        organisation = ids[office.organisation] if office.organisation is not None else None
        return (self.next_office, article_id, number, ids[office.person], office.title, place, organisation, since,
                until, *office.evidence, office.confidence, office.why)  # fmt: skip

    def _add_quote(
        self, article_id: int, article_uid: str, number: int, quote: Quote, article: Article, ids: list[int | None],
        first_office: int, occurrences: Counter[str],
    ) -> None:  # fmt: skip
        words = " … ".join(article.text[start:end] for start, end in quote.segments)
        folded = fold_name(words)
        uid = quote_uid(article_uid, words, occurrences[folded])
        occurrences[folded] += 1
        speaker = ids[quote.speaker_entity] if quote.speaker_entity is not None else None
        office = first_office + quote.office if quote.office is not None else None
        self.rows["quotes"].append(
            (self.next_quote, uid, article_id, number, quote.type, words, speaker, speaker,
             *(quote.speaker or (None, None)), quote.basis, office, *(quote.cue or (None, None)), quote.confidence,
             quote.why, *_said_office(quote, ids))
        )  # fmt: skip
        self.rows["segments"].extend(
            (self.next_quote, position, *segment) for position, segment in enumerate(quote.segments)
        )
        self.quote_words.append((article_id, number, folded))
        self.next_quote += 1


def _date_row(article_id: int, number: int, date: DateMention) -> Row:
    return (
        article_id, number, *date.span, date.edtf, date.earliest.isoformat() if date.earliest else None,
        date.latest.isoformat() if date.latest else None, date.grain, date.kind, date.relative_to,
        None if date.weekday_agrees is None else int(date.weekday_agrees), date.confidence, date.why,
    )  # fmt: skip


def _said_office(quote: Quote, ids: list[int | None]) -> Row:
    said = quote.said_office
    if said is None:
        return None, None, ""
    return said.title, ids[said.place] if said.place is not None else None, said.sex


def _term(edtf: str) -> tuple[str, str]:
    """From when and until when, of an EDTF interval or of the date that a term began; empty where open."""
    since, _, until = edtf.partition("/")
    return since.strip(".") if set(since) == {"."} else since, "" if set(until) <= {"."} else until
