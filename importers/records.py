"""Makes articles of records, the rows of tables and objects of JSON, whatever their columns are called."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from extraction.document import Document
from importers.article_parts import Parts, blocks, document
from importers.html_text import page_text
from importers.importer import Columns, ImportRefused, Source

PARTS = ("title", "text", "date", "url", "identifier", "outlet", "author", "language", "rights")

# What offices and export programs call the columns, in the languages of the archive; the first that is there counts.
_USUAL_NAMES = {
    "title": "title headline titel überschrift schlagzeile tytuł nagłówek заголовок назва titre titulek nadpis název "
    "titolo título titular post_title",
    "text": "text body content fulltext full_text articlebody article_body maintext artikel article artikeltext inhalt "
    "volltext treść tekst текст зміст texte contenu obsah testo contenuto texto contenido content_text content_html "
    "post_content",
    "date": "date published publication_date publicationdate publishdate published_at pubdate date_published "
    "datepublished datum erscheinungsdatum veröffentlicht data data_publikacji дата date_de_publication fecha "
    "post_date timestamp",
    "url": "url link uri href canonical_url webadresse adres адреса permalink",
    "identifier": "identifier guid uid uuid doi id article_id",
    "outlet": "outlet publisher newspaper source medium zeitung quelle herausgeber site sitename wydawca gazeta źródło "
    "видання джерело journal éditeur deník zdroj testata fonte periódico fuente",
    "author": "author authors byline creator autor autorin autorzy автор auteur autore",
    "language": "language lang sprache język мова langue jazyk lingua idioma",
    "rights": "rights license licence lizenz rechte licencja prawa ліцензія droits licenza licencia",
}
_MARK_UP = re.compile(
    r"<(?:p|br|div|span|a|b|i|em|strong|h\d|ul|ol|li|blockquote|table)\b[^<>]*>|</\w+>", re.IGNORECASE
)
_UNIQUE = re.compile(r"[:/]|[0-9a-fA-F-]{16,}")


def choose_columns(names: list[str], chosen: Columns) -> dict[str, str]:
    """Tell which column holds which part of an article.

    Args:
        names: of the columns or keys.
        chosen: what the user says; it goes before the usual names.

    Returns:
        Part to column.

    Raises:
        ImportRefused: a column that was chosen is not there, or none holds the text.
    """
    by_name = {name.strip().lower().replace(" ", "_"): name for name in reversed(names)}
    found: dict[str, str] = {}
    for part in PARTS:
        wanted = getattr(chosen, part)
        if wanted is not None:
            if wanted not in names and "." not in wanted:
                raise ImportRefused(f"there is no column {wanted!r}: the columns are {_listed(names)}")
            found[part] = wanted
        else:
            usual = next((by_name[name] for name in _USUAL_NAMES[part].split() if name in by_name), None)
            if usual is not None and usual not in found.values():
                found[part] = usual
    if "text" not in found and "title" not in found:
        known = _listed(names)
        raise ImportRefused(f"no column holds the text of articles (of {known}): say which, with --column text=NAME")
    return found


def record_document(
    record: Mapping[str, Any], columns: Mapping[str, str], original: bytes, source: Source, media_type: str
) -> Document:
    """Make the article of a record.

    Args:
        record: column to value.
        columns: part to column, as `choose_columns` gives it.
        original: bytes that stand for the record.
        source: the record's.
        media_type: of `original`.

    Raises:
        ImportRefused: it has neither text nor title.
    """
    values = {part: _as_text(_value(record, column)) for part, column in columns.items()}
    title = " ".join(_without_mark_up(values.pop("title", ""))).replace("\n", " ")
    paragraphs = _without_mark_up(values.pop("text", ""))
    metadata = {part: " ".join(value.split()) for part, value in values.items() if value.strip()}
    if "identifier" in metadata:
        metadata["identifier"] = unique_identifier(metadata["identifier"], source)
    if not metadata.get("url", "http").startswith("http"):
        del metadata["url"]
    return document(Parts(title, None, "\n\n".join(paragraphs)), original, media_type, source, metadata=metadata)


def unique_identifier(identifier: str, source: Source) -> str:
    """An identifier that is not that of another table: a bare number is joined to the name of its file."""
    if _UNIQUE.search(identifier):
        return identifier
    file = source.name.partition("!")[0].rpartition("/")[2]
    return f"{file}#{identifier}"


def _value(record: Mapping[str, Any], column: str) -> Any:  # noqa: ANN401 - JSON
    if column in record:
        return record[column]
    value: Any = record
    for step in column.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _as_text(value: Any) -> str:  # noqa: ANN401 - whatever a record holds
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, Mapping):
        return _as_text(value.get("name") or value.get("value") or value.get("text"))
    if isinstance(value, list):
        inner = [_as_text(item) for item in value]
        separator = "\n\n" if any(len(item) > 100 for item in inner) else ", "
        return separator.join(filter(None, inner))
    return str(value)


def _without_mark_up(text: str) -> list[str]:
    if _MARK_UP.search(text):
        return page_text(text)[1]
    return blocks(html.unescape(text).replace("\r\n", "\n").replace("\r", "\n")) if text.strip() else []


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:20])
    return shown if len(names) <= 20 else f"{shown} and {len(names) - 20} more"


def columns_from(values: Mapping[str, str]) -> Columns:
    """Make `Columns` of names and values, as a TOML file or options give them.

    Raises:
        ImportRefused: a name is none of its parts.
    """
    known = [field.name for field in fields(Columns)]
    strange = sorted(set(values) - set(known))
    if strange:
        raise ImportRefused(f"{strange[0]} is no part of an article: the parts are {', '.join(known)}")
    return Columns(**values)
