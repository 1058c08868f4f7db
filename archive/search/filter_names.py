"""What stands behind `has:` and `is:`, and what people call filters that have another name."""

from __future__ import annotations

HAS_VALUES = (
    "quote",
    "date",
    "city",
    "person",
    "organisation",
    "speaker",
    "unknown-speaker",
    "published",
    "note",
    "tag",
)
IS_VALUES = ("reviewed", "unreviewed", "undated", "changed")

MEANT = {
    "office": "by", "speaker": "by", "quote": "said", "says": "said", "place": "city", "town": "city", "name": "person",
    "org": "organisation", "organization": "organisation", "language": "lang", "source": "outlet",
    "year": "date", "month": "date", "day": "date",
    "stadt": "city", "ort": "city", "miasto": "city", "miejscowość": "city", "місто": "city",
    "osoba": "person", "особа": "person",
    "körperschaft": "organisation", "organizacja": "organisation", "організація": "organisation",
    "amt": "by", "sprecher": "by", "urząd": "by", "mówca": "by", "посада": "by", "мовець": "by",
    "zitat": "said", "gesagt": "said", "cytat": "said", "цитата": "said",
    "datum": "date", "jahr": "date", "monat": "date", "data": "date", "rok": "date",
    "дата": "date", "рік": "date",
    "erschienen": "published", "opublikowano": "published", "опубліковано": "published",
    "importiert": "imported", "sprache": "lang", "język": "lang", "мова": "lang",
    "quelle": "outlet", "źródło": "outlet", "джерело": "outlet", "schlagwort": "tag", "hasło": "tag", "мітка": "tag",
}  # fmt: skip
"""Filters that people may try, in the languages of the interface too, and those that there are instead."""
