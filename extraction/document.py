"""What goes into extraction: a document as an importer read it, and what its source said about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

PublicationBasis = Literal["metadata", "text", "url", "file", "guessed"]


@dataclass(frozen=True, slots=True)
class Publication:
    """When a document was published, as far as its source tells.

    Attributes:
        verbatim: the words or characters the date was read from.
        edtf: the date in EDTF, never finer than the source gives.
        earliest: first day the date can mean.
        latest: last day the date can mean.
        basis: where the date was found. `guessed` marks a date that no one declared.
    """

    verbatim: str
    edtf: str
    earliest: date
    latest: date
    basis: PublicationBasis


@dataclass(frozen=True, slots=True)
class Document:
    """One article as an importer hands it over, before anything is looked for in it.

    Attributes:
        title: the headline as the source has it, without mark-up; empty when there is none.
        text: the body without title and date line, mark-up removed, paragraphs separated by a blank line.
        original: the bytes the article came from, untouched.
        media_type: what those bytes are, for example `text/markdown`.
        source: file path or URL of the original, for people; a member of a container is joined to it with `!`.
        language: ISO 639-1 code where the source declares it, else None.
        publication: None when the source gives no date; then nothing is invented.
        url: canonical address of the article; together with `identifier` it tells versions of one article.
        identifier: a stable id that the source gives, such as a message id.
        outlet: who published it.
        author: byline.
        rights: licence or conditions of use.
        repairs: what was repaired while reading, one phrase each, for the import log.
    """

    title: str
    text: str
    original: bytes
    media_type: str
    source: str
    language: str | None = None
    publication: Publication | None = None
    url: str | None = None
    identifier: str | None = None
    outlet: str | None = None
    author: str | None = None
    rights: str | None = None
    repairs: tuple[str, ...] = field(default=())
