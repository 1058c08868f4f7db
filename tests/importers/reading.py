"""Reads bytes as an import does, for tests."""

import io

from extraction.document import Document
from importers import registry
from importers.importer import Refusal, Source


def documents(content: bytes | str, name: str = "article.txt", source: Source | None = None) -> list[Document]:
    """All articles in some bytes; a refusal of a part fails the test."""
    items = everything(content, name, source)
    refusals = [item for item in items if isinstance(item, Refusal)]
    assert not refusals, refusals
    return [item for item in items if isinstance(item, Document)]


def everything(
    content: bytes | str, name: str = "article.txt", source: Source | None = None
) -> list[Document | Refusal]:
    """All articles and refusals in some bytes."""
    raw = content if isinstance(content, bytes) else content.encode()
    return list(registry.read_all(io.BytesIO(raw), source or Source(name)))


def the_document(content: bytes | str, name: str = "article.txt", source: Source | None = None) -> Document:
    """The only article in some bytes."""
    [document] = documents(content, name, source)
    return document
