"""RSS and Atom feeds: one article an entry, with the text that the feed itself carries."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO
from urllib.parse import urljoin, urlsplit

from extraction.document import Document
from importers.article_parts import Parts, document
from importers.extras import require
from importers.html_text import page_text
from importers.importer import ImportRefused, Match, Refusal, Source
from importers.limits import readable_size

_ROOTS = (b"<rss", b"<feed", b"<rdf:RDF")
_ENTRY = re.compile(
    rb"<(?:[\w-]+:)?item[\s>].*?</(?:[\w-]+:)?item\s*>|<(?:[\w-]+:)?entry[\s>].*?</(?:[\w-]+:)?entry\s*>", re.DOTALL
)


class Feed:
    """Reads feeds in `.rss`, `.atom` and `.xml` files."""

    name = "feed (RSS, Atom)"
    media_types = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
    suffixes = (".rss", ".atom")
    container = True
    text = False

    def sniff(self, head: bytes, name: str) -> Match:
        """The root element."""
        if any(root in head[:1500] for root in _ROOTS) and b"<html" not in head[:300].lower():
            return Match.CERTAIN
        return Match.NAMED if name.lower().endswith(self.suffixes) else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Document | Refusal]:
        """Read the entries."""
        feedparser = require("feedparser", extra="feeds", what="a feed")
        content = stream.read(source.limits.member_bytes + 1)
        if len(content) > source.limits.member_bytes:
            raise ImportRefused(f"the feed is larger than {readable_size(source.limits.member_bytes)}: split it")
        if b"<!ENTITY" in content[:65536]:
            raise ImportRefused("the feed declares entities of its own, which are not read: download it again")
        # Bytes are never taken for an address; entities and the network stay unused.
        parsed = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
        if not parsed.entries:
            reason = parsed.get("bozo_exception") or "no entries"
            raise ImportRefused(f"there is nothing in the feed ({_line(reason)}): download it again")
        stretches = _ENTRY.findall(content)
        as_it_stands = len(stretches) == len(parsed.entries)
        for number, entry in enumerate(parsed.entries[: source.limits.members], 1):
            inside = source.inside(_line(entry.get("id") or entry.get("link") or number)[:200])
            original = (stretches[number - 1], "application/xml") if as_it_stands else _written_anew(entry)
            try:
                yield _article(entry, parsed.feed, inside, source.url, original)
            except ImportRefused as refusal:
                yield Refusal(inside.name, str(refusal))
        if parsed.get("bozo") and parsed.get("bozo_exception") is not None:
            detail = _line(parsed.bozo_exception)
            if "not well-formed" in detail or "no element" in detail or "unclosed" in detail:
                yield Refusal(
                    source.name, f"the feed is damaged or cut off ({detail}): what could be read was imported"
                )


def _article(
    entry: Any,  # noqa: ANN401 - untyped
    feed: Any,  # noqa: ANN401 - untyped
    source: Source,
    address: str | None,
    original: tuple[bytes, str],
) -> Document:
    title = _plain(entry.get("title"))[0] if entry.get("title") else ""
    bodies = [item.get("value") for item in entry.get("content") or ()] or [entry.get("summary")]
    paragraphs = [paragraph for body in bodies for paragraph in _plain(body)]
    url = safe_link(entry.get("link"), feed.get("link") or address)
    values = {
        "date": _day(entry) or "",
        "identifier": _identifier(entry, url),
        "url": url or "",
        "author": _line(entry.get("author")),
        "outlet": _line(feed.get("title")),
        "language": _line(feed.get("language") or entry.get("language")),
        "rights": _line(feed.get("rights")),
    }
    return document(
        Parts(title, None, "\n\n".join(paragraphs)),
        *original,
        source,
        metadata={key: value for key, value in values.items() if value},
    )


def safe_link(link: object, base: str | None) -> str | None:
    """An address on the web, made absolute; None for `javascript:`, `data:` and all that is none."""
    try:
        absolute = urljoin(base or "", _line(link))
        parts = urlsplit(absolute)
    except ValueError:
        return None
    return absolute if parts.scheme in {"http", "https"} and parts.hostname else None


def _identifier(entry: Any, url: str | None) -> str:  # noqa: ANN401 - untyped
    identifier = _line(entry.get("id"))
    return "" if url or not identifier else f"feed:{identifier}"


def _day(entry: Any) -> str | None:  # noqa: ANN401 - untyped
    """The day an entry was published, as it stands there; feedparser's own value is moved to UTC."""
    verbatim = _line(entry.get("published") or entry.get("created") or entry.get("updated"))
    parsed = entry.get("published_parsed") or entry.get("created_parsed") or entry.get("updated_parsed")
    if verbatim[:4].isdigit() or not isinstance(parsed, time.struct_time):
        return verbatim
    from email.utils import parsedate  # noqa: PLC0415 - only here

    local = parsedate(verbatim)
    day = local or parsed
    return f"{day[0]:04}-{day[1]:02}-{day[2]:02}"


def _plain(value: object) -> list[str]:
    text = str(value or "")
    return page_text(text)[1] if "<" in text or "&" in text else [line for line in text.split("\n") if line.strip()]


def _line(value: object) -> str:
    return " ".join(str(value or "").split())


def _written_anew(entry: Any) -> tuple[bytes, str]:  # noqa: ANN401 - untyped
    """An entry whose bytes cannot be told in the feed, as JSON."""
    text = json.dumps(_plain_values(entry), ensure_ascii=False, sort_keys=True)
    return text.encode("utf-8", "replace"), "application/json"


def _plain_values(value: Any) -> Any:  # noqa: ANN401 - whatever a feed holds
    if isinstance(value, Mapping):
        return {str(key): _plain_values(inner) for key, inner in value.items() if not str(key).endswith("_parsed")}
    if isinstance(value, (list, tuple)):
        return [_plain_values(inner) for inner in value]
    return value if isinstance(value, (str, int, float, bool)) or value is None else str(value)
