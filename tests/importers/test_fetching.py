"""Fetching from a server of our own on this machine."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from importers.fetching import AGENT, fetch
from importers.importer import ImportRefused
from importers.limits import Limits

ROBOTS = b"User-agent: *\nDisallow: /secret/\n"


class Site(BaseHTTPRequestHandler):
    asked: list[tuple[str, str]] = []  # noqa: RUF012 - the server makes the instances

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["User-Agent"]))
        match self.path:
            case "/robots.txt":
                self.answer(200, ROBOTS, "text/plain")
            case "/away":
                self.send_response(302)
                self.send_header("Location", "/secret/page")
                self.end_headers()
            case "/round":
                self.send_response(301)
                self.send_header("Location", "/round")
                self.end_headers()
            case "/file":
                self.send_response(302)
                self.send_header("Location", "file:///etc/passwd")
                self.end_headers()
            case "/packed":
                self.answer(200, gzip.compress(b"<p>gepackt</p>"), "text/html", ("Content-Encoding", "gzip"))
            case "/bomb":
                self.answer(200, gzip.compress(bytes(3 << 20)), "text/html", ("Content-Encoding", "gzip"))
            case "/large":
                self.answer(200, bytes(3 << 20), "text/html")
            case "/page" | "/secret/page":
                self.answer(200, b"<p>da</p>", "text/html; charset=utf-8")
            case _:
                self.answer(404, b"", "text/html")

    def answer(self, code: int, body: bytes, media_type: str, *headers: tuple[str, str]) -> None:
        self.send_response(code)
        for name, value in (("Content-Type", media_type), *headers):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_a_page_is_fetched_with_our_name_after_asking_robots_txt(site: str) -> None:
    Site.asked.clear()
    fetched = fetch(f"{site}/page", Limits())
    assert (fetched.content, fetched.media_type, fetched.url) == (b"<p>da</p>", "text/html", f"{site}/page")
    assert [path for path, _ in Site.asked] == ["/robots.txt", "/page"]
    assert all(agent.startswith(f"{AGENT}/") for _, agent in Site.asked)


def test_a_packed_page_is_unpacked(site: str) -> None:
    assert fetch(f"{site}/packed", Limits()).content == b"<p>gepackt</p>"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/secret/page", "robots.txt forbids it"),
        ("/away", "robots.txt forbids it"),
        ("/round", "leads on more than 5 times"),
        ("/file", "is not allowed"),
        ("/nowhere", "answers 404"),
        ("/large", "larger than 1.0 MB"),
        ("/bomb", "larger than 1.0 MB"),
    ],
)
def test_what_may_not_or_cannot_be_had_is_refused(site: str, path: str, reason: str) -> None:
    with pytest.raises(ImportRefused, match=reason.replace(".", r"\.")):
        fetch(f"{site}{path}", Limits(file_bytes=1 << 20))


def test_a_page_that_robots_txt_forbids_is_not_even_asked_for(site: str) -> None:
    Site.asked.clear()
    with pytest.raises(ImportRefused):
        fetch(f"{site}/secret/page", Limits())
    assert [path for path, _ in Site.asked] == ["/robots.txt"]


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://", "ftp://x.example/", "http://[::1"])
def test_an_address_where_nothing_is_gives_a_reason(address: str) -> None:
    with pytest.raises(ImportRefused, match=": "):
        fetch(address, Limits())
