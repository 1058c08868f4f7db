"""Stable ids: the same files give the same ids in every archive.

An article is known by where it comes from: its canonical URL, else the identifier its source gives, else its path.
Its uid is made of that, except that a path stands for nothing on another machine: there the file's name and the
first content count. Entities have readable uids, so that dumps of decisions can be read and compared.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from urllib.parse import urldefrag

from extraction.document import Document
from extraction.findings import Entity
from extraction.folding import fold_words

_UID_LENGTH = 16
_SLUG_LENGTH = 80


def digest(*parts: str) -> str:
    """A short id made of some strings, 64 bits in hexadecimal."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_UID_LENGTH]


def stored_path(path: str, folder: Path) -> str:
    """A source as the archive keeps it: relative to the archive's folder when it lies below it, URLs as they are."""
    if "://" in path or path in {"", "-"}:
        return storable(path)
    outer, mark, member = path.partition("!")
    absolute = os.path.normpath(Path(outer).absolute())
    relative = os.path.relpath(absolute, folder)
    kept = absolute if relative.startswith("..") else relative
    return storable(Path(kept).as_posix() + mark + member)


def storable(text: str) -> str:
    """A text as SQLite can store it: lone surrogates, which UTF-8 has not, are written out, so names stay apart."""
    return text.encode("utf-8", "backslashreplace").decode()


def article_origin(document: Document, path: str) -> str:
    """What tells one article from all others: its URL, identifier or stored path, with a word that says which."""
    if document.url:
        return "url:" + urldefrag(document.url.strip()).url
    if document.identifier:
        return "identifier:" + document.identifier.strip()
    return "path:" + path


def article_uid(origin: str, sha256: str) -> str:
    """The uid of an article that is new, from its origin and the sha256 of its first original."""
    kind, _, value = origin.partition(":")
    if kind == "path":
        return digest("file", value.rpartition("/")[2], sha256)
    return digest(kind, value)


def _slug(name: str) -> str:
    slug = "-".join(fold_words(name))
    if len(slug) > _SLUG_LENGTH:
        return f"{slug[:_SLUG_LENGTH]}-{digest(slug)}"
    return slug or digest(name)


def entity_uid(entity: Entity) -> str:
    """The uid of an entity: a place by its GeoNames id, all others by their folded name."""
    if entity.kind == "place" and entity.place is not None:
        return f"place-{entity.place.geonames_id}"
    # The hyphen keeps a place whose name is a number apart from a GeoNames id.
    return f"{entity.kind}-{_slug(entity.name)}" if entity.kind != "place" else f"place--{_slug(entity.name)}"


def quote_uid(article: str, words: str, occurrence: int) -> str:
    """The uid of a quote: its article and words, and which one it is among those with the same words."""
    return digest("quote", article, " ".join(fold_words(words)), str(occurrence))
