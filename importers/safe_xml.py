"""Parses XML that may be an attack: no entities, no network, no document type, no deep nesting."""

from __future__ import annotations

from typing import Any

from importers.importer import ImportRefused


def parse_xml(content: bytes, what: str) -> Any:  # noqa: ANN401 - an lxml element
    """Parse an XML document.

    Args:
        content: the document.
        what: it is, for the message.

    Returns:
        Its root element (lxml).

    Raises:
        ImportRefused: it is not well-formed, or declares a document type (which none of our formats needs, and which
            is how entities are made to grow or to read other files).
    """
    from lxml import etree  # noqa: PLC0415 - start-up

    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:65536]:
        raise ImportRefused(f"{what} declares a document type of its own, which is not read: save it anew")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        detail = " ".join(str(error).split())[:120]
        raise ImportRefused(f"{what} is damaged ({detail}): open it with its program and save it anew") from error


def local_name(element: Any) -> str:  # noqa: ANN401 - an lxml element
    """The name of an element without its namespace; empty for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
