"""What an archive says, as lines of text: equal for archives that say the same.

Left out is what differs between builds from the same files (times, row ids, the command as typed, the internals of the
index) and what is derived from the rest.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from archive.errors import sqlite_errors
from archive.opening import Archive

_QUERIES = {
    "import_runs": "SELECT state, new, same, changed, duplicate, skipped, rejected FROM import_runs",
    "originals": "SELECT sha256, media_type, size, hex(content) FROM originals",
    "articles": """
        SELECT uid, ordinal, title, language, language_basis, published, published_verbatim, published_from,
          published_to, published_basis, (SELECT name FROM outlets WHERE id = outlet_id), author, rights, url,
          identifier, origin, access, version, extraction FROM articles""",
    "article_versions": """
        SELECT a.uid, v.number, r.sha256, v.source, v.repairs, v.text FROM article_versions v
        JOIN articles a ON a.id = v.article_id JOIN originals r ON r.id = v.original_id""",
    "acquisitions": """
        SELECT q.path, q.outcome, q.reason, a.uid FROM acquisitions q LEFT JOIN articles a ON a.id = q.article_id""",
    "entities": """
        SELECT uid, kind, label, found_label, disambiguation,
          (SELECT uid FROM entities WHERE id = e.merged_into) FROM entities e""",
    "places": """
        SELECT (SELECT uid FROM entities WHERE id = entity_id), geonames_id, kind, country, latitude, longitude,
          population FROM places""",
    "entity_names": """
        SELECT (SELECT uid FROM entities WHERE id = entity_id), name, fold, language, kind, origin FROM entity_names""",
    "entity_identifiers": """
        SELECT (SELECT uid FROM entities WHERE id = entity_id), scheme, value FROM entity_identifiers""",
    "mentions": """
        SELECT a.uid, m.number, m.starts, m.ends, m.kind, s.text, (SELECT uid FROM entities WHERE id = m.entity_id),
          (SELECT uid FROM entities WHERE id = m.found_entity_id), m.lemma, m.usage, m.confidence, m.why, m.state
        FROM mentions m JOIN articles a ON a.id = m.article_id JOIN surface_forms s ON s.id = m.surface_id""",
    "place_candidates": """
        SELECT a.uid, (SELECT uid FROM entities WHERE id = c.entity_id), c.rank,
          (SELECT uid FROM entities WHERE id = c.candidate_id)
        FROM place_candidates c JOIN articles a ON a.id = c.article_id""",
    "date_mentions": """
        SELECT a.uid, d.number, d.starts, d.ends, d.edtf, d.earliest, d.latest, d.grain, d.kind, d.relative_to,
          d.weekday_agrees, d.confidence, d.why, d.state
        FROM date_mentions d JOIN articles a ON a.id = d.article_id""",
    "office_terms": """
        SELECT a.uid, t.number, (SELECT uid FROM entities WHERE id = t.person_id), t.title,
          (SELECT uid FROM entities WHERE id = t.place_id),
          (SELECT uid FROM entities WHERE id = t.organisation_id),
          t.since, t.until, t.starts, t.ends, t.confidence, t.why, t.state
        FROM office_terms t JOIN articles a ON a.id = t.article_id""",
    "quotes": """
        SELECT q.uid, a.uid, q.number, q.type, q.text, (SELECT uid FROM entities WHERE id = q.speaker_id),
          (SELECT uid FROM entities WHERE id = q.found_speaker_id),
          q.speaker_starts, q.speaker_ends, q.basis, t.number, q.cue_starts,
          q.cue_ends, q.confidence, q.why, q.state, q.said_title,
          (SELECT uid FROM entities WHERE id = q.said_place_id), q.said_sex
        FROM quotes q JOIN articles a ON a.id = q.article_id LEFT JOIN office_terms t ON t.id = q.office_term_id""",
    "quote_segments": """
        SELECT q.uid, s.number, s.starts, s.ends FROM quote_segments s JOIN quotes q ON q.id = s.quote_id""",
    "decisions": """
        SELECT uid, made, author, verb, target_kind, article_uid, entity_uid, exact, occurrence, text_before,
          text_after, value, scope, reason, batch, undoes FROM decisions""",
    "notes": "SELECT uid, article_uid, entity_uid, body, author FROM notes",
    "article_tags": "SELECT t.name, x.article_uid FROM article_tags x JOIN tags t ON t.id = x.tag_id",
    "saved_searches": "SELECT uid, name, query, pinned FROM saved_searches",
}


def dump(archive: Archive) -> Iterator[str]:
    """Yields one line for each row of what the archive says, table by table, sorted within each table."""
    with sqlite_errors(archive.path):
        for table, query in _QUERIES.items():
            yield from _lines(archive.connection, table, query)


def _lines(connection: sqlite3.Connection, table: str, query: str) -> Iterator[str]:
    yield from sorted(f"{table} {row!r}" for row in connection.execute(query))
