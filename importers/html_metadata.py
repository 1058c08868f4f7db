"""What a page says of its article: title, dates, canonical address, outlet, author, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

_PUBLISHED = frozenset(
    (
        *("article:published_time", "article:published", "og:published_time", "og:article:published_time"),
        *("datepublished", "date", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.date", "dcterms.issued"),
        *("dcterms.created", "dc.created", "dc:date", "pubdate", "publishdate", "publish_date", "publish-date"),
        *("publication_date", "published_time", "citation_publication_date", "citation_date", "parsely-pub-date"),
        *("sailthru.date", "date_published", "article.published", "originalpublicationdate", "last-published"),
    )
)
_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "copyright")
_SPACES = re.compile(r"\s+")
_ARTICLE = re.compile(r"Article|NewsItem|BlogPosting|Report|PressRelease|SocialMediaPosting|WebPage")
_MOST_OBJECTS = 2_000


@dataclass(slots=True)
class PageMetadata:
    """What a page declares.

    Attributes:
        title: content of the `title` element.
        og_title: its title for social media.
        headings: the `h1` elements.
        headline: of the article in JSON-LD.
        site: name of the site.
        published: dates of publication that are declared, most reliable first, as they stand.
        url: canonical address.
        author: byline.
        language: of the page.
        rights: licence.
    """

    title: str = ""
    og_title: str = ""
    headings: list[str] = field(default_factory=list)
    headline: str = ""
    site: str = ""
    published: list[str] = field(default_factory=list)
    url: str | None = None
    author: str | None = None
    language: str | None = None
    rights: str | None = None


def page_metadata(tree: Any, address: str | None) -> PageMetadata:  # noqa: ANN401 - an lxml element
    """Read what a page declares.

    Args:
        tree: root element of the page (lxml).
        address: where the page came from, None when not known.
    """
    meta = _meta(tree)
    data = list(_linked_data(tree))
    found = PageMetadata(
        title=_line(tree.findtext(".//title")),
        og_title=meta.get("og:title") or meta.get("twitter:title") or "",
        headings=[heading for element in tree.iter("h1") if (heading := _line(element.text_content()))],
        headline=next((_line(item["headline"]) for item in data if isinstance(item.get("headline"), str)), ""),
        site=next((meta[name] for name in _OUTLET if meta.get(name)), ""),
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or meta.get("og:locale"),
        rights=next((_line(link.get("href")) for link in tree.iterfind(".//link[@rel='license']")), None),
    )
    found.published = list(_published(tree, meta, data))
    found.url = _address(tree, meta, address)
    found.author = _author(meta, data)
    return found


def _line(text: str | None) -> str:
    return _SPACES.sub(" ", text or "").strip()


def _meta(tree: Any) -> dict[str, str]:  # noqa: ANN401 - an lxml element
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _line(element.get("content") or element.get("datetime"))
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - an lxml element
    """The objects of JSON-LD that describe an article, real articles before mere pages."""
    found: list[dict[str, Any]] = []
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        found.extend(item for item in _objects(data) if _ARTICLE.search(str(item.get("@type", ""))))
    return iter(sorted(found, key=lambda item: "WebPage" in str(item.get("@type", ""))))


def _objects(data: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    waiting = [data]
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, dict):
            yield item
            waiting.extend(value for value in item.values() if isinstance(value, (dict, list)))
        elif isinstance(item, list):
            waiting.extend(value for value in item if isinstance(value, (dict, list)))


def _published(tree: Any, meta: dict[str, str], data: list[dict[str, Any]]) -> Iterator[str]:  # noqa: ANN401
    for item in data:
        if isinstance(item.get("datePublished"), str):
            yield item["datePublished"]
    yield from (value for name, value in meta.items() if name in _PUBLISHED)
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        yield element.get("datetime") or element.get("content") or _line(element.text_content())
    for element in tree.iterfind(".//time[@pubdate]"):
        yield element.get("datetime") or _line(element.text_content())


def _author(meta: dict[str, str], data: list[dict[str, Any]]) -> str | None:
    for item in data:
        authors = item.get("author")
        names = [
            _line(one.get("name") if isinstance(one, dict) else one)
            for one in (authors if isinstance(authors, list) else [authors])
            if isinstance(one, str) or (isinstance(one, dict) and isinstance(one.get("name"), str))
        ]
        if any(names):
            return ", ".join(dict.fromkeys(filter(None, names)))[:300]
    named = next((meta[name] for name in _AUTHOR if meta.get(name)), None)
    return named if named and not named.startswith("http") else None


def _address(tree: Any, meta: dict[str, str], address: str | None) -> str | None:  # noqa: ANN401 - an lxml element
    """The canonical address of the article: what the page declares if it is a page of the same site, not its front."""
    link = next((element.get("href") for element in tree.iterfind(".//link[@rel='canonical']")), None)
    for candidate in (link, meta.get("og:url")):
        declared = str(urljoin(address or "", (candidate or "").strip()))
        try:
            parts = urlsplit(declared)
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.hostname and (parts.path.strip("/") or parts.query):
            return declared
    return address
