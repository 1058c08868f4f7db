"""Fetches one page or feed from the web: the only place that uses the network, and only when an address is given.

It says who it is, asks robots.txt first, follows a few redirects and reads no more than it may.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from importers.importer import ImportRefused
from importers.limits import Limits, readable_size

AGENT = "jumelage"
_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5",
    "Accept-Encoding": "gzip",
}
_SECONDS = 20.0
_MOST_SECONDS = 60.0
_MOST_REDIRECTS = 5
_ROBOTS_BYTES = 500 << 10
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched.

    Attributes:
        content: the bytes, unpacked.
        url: where they were in the end.
        media_type: that the server gave, without parameters.
    """

    content: bytes
    url: str
    media_type: str


def fetch(url: str, limits: Limits) -> Fetched:
    """Fetch a page.

    Args:
        url: http or https.
        limits: on its size.

    Raises:
        ImportRefused: robots.txt forbids it, or it cannot be had.
    """
    address = url
    for _ in range(_MOST_REDIRECTS + 1):
        _check_address(address)
        _ask_robots(address)
        try:
            with _open(address) as response:
                content = _read(response, limits.file_bytes)
                media_type = str(response.headers.get_content_type())
                return Fetched(
                    _unpacked(content, response.headers.get("Content-Encoding"), limits), address, media_type
                )
        except _Redirected as redirected:
            address = redirected.url
        except urllib.error.HTTPError as error:
            raise ImportRefused(f"the server answers {error.code} ({error.reason}): check the address") from error
        except (OSError, HTTPException, ValueError) as error:
            reason = getattr(error, "reason", error)
            raise ImportRefused(f"it cannot be fetched ({reason}): check the address and the connection") from error
    raise ImportRefused(f"it leads on more than {_MOST_REDIRECTS} times: check the address")


class _Redirected(Exception):  # noqa: N818 - not an error
    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


class _TellRedirects(urllib.request.HTTPRedirectHandler):
    """Gives redirects back instead of following them, because the next server's robots.txt comes first."""

    def redirect_request(self, *arguments: Any) -> None:  # noqa: ANN401 - the base class's
        raise _Redirected(str(arguments[-1]))


def _open(address: str) -> Any:  # noqa: ANN401 - http.client.HTTPResponse, which urllib does not promise
    opener = urllib.request.build_opener(_TellRedirects)
    request = urllib.request.Request(address, headers=_HEADERS | {"User-Agent": _user_agent()})  # noqa: S310 - checked
    return opener.open(request, timeout=_SECONDS)


def _user_agent() -> str:
    """Who asks, and what for, so that a site's people can tell us from robots that take everything."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - only when something is fetched

    try:
        installed = version(AGENT)
    except PackageNotFoundError:
        installed = "0"
    return f"{AGENT}/{installed} (press archive of city partnerships; fetches single pages on request)"


def _check_address(address: str) -> None:
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise ImportRefused(f"it is no address on the web ({error}): check it") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ImportRefused("it leads to something that is no address on the web: check it")


def _ask_robots(address: str) -> None:
    """Raise when the site does not want the page to be fetched. A site without robots.txt has nothing against it."""
    parts = urlsplit(address)
    robots = RobotFileParser()
    where = f"{parts.scheme}://{parts.netloc}/robots.txt"
    try:
        with _open(where) as response:
            lines = response.read(_ROBOTS_BYTES).decode("utf-8", "replace").splitlines()
    except _Redirected:
        lines = []
    except urllib.error.HTTPError as error:
        # RFC 9309: no rules when it is not there, none may be broken when the server cannot say.
        if error.code >= 500:
            raise ImportRefused(
                f"the site's robots.txt cannot be read (error {error.code}): try again later"
            ) from error
        lines = []
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise ImportRefused(f"the site cannot be reached ({reason}): check the address and the connection") from error
    robots.parse(lines)
    if not robots.can_fetch(AGENT, address):
        raise ImportRefused("the site's robots.txt forbids it: save the page with a browser and import the file")


def _read(response: Any, limit: int) -> bytes:  # noqa: ANN401 - see _open
    began = time.monotonic()
    pieces: list[bytes] = []
    size = 0
    while piece := response.read(_CHUNK):
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise ImportRefused(f"it is larger than {readable_size(limit)}: raise the limit with --max-size")
        if time.monotonic() - began > _MOST_SECONDS:
            raise ImportRefused(f"fetching it takes more than {_MOST_SECONDS:g} s: try again later")
    return b"".join(pieces)


def _unpacked(content: bytes, coding: str | None, limits: Limits) -> bytes:
    if (coding or "").strip().lower() not in {"gzip", "x-gzip"}:
        return content
    unpack = zlib.decompressobj(31)
    try:
        expanded = unpack.decompress(content, limits.file_bytes + 1)
    except zlib.error as error:
        raise ImportRefused("it comes damaged from the server: try again later") from error
    if len(expanded) > limits.file_bytes:
        raise ImportRefused(f"unpacked it is larger than {readable_size(limits.file_bytes)}: nothing was read")
    return expanded
