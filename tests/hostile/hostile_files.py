"""Makes files that are broken or meant to do harm, at least sixty, and the good ones that must come in beside them."""

from __future__ import annotations

import bz2
import gzip
import io
import os
import socket
import sqlite3
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.importers import made_files
from tests.importers.made_files import FORMATS, STORY, Story, assemble_pdf

GOOD = ("good-01.txt", "good-02.html", "good-03.docx", "good-04.eml", "good-05.zip")
ESCAPES = "\x1b[31mrot\x1b]0;x\x07 \u202eumgekehrt\u202c \u2066x\u2069 \x9b31m \x00"

BOMB = b"\0" * (96 << 20)


def lol(root: str, inner: str = "&d;") -> bytes:
    """An XML document whose entities grow by ten at each step."""
    entities = '<!ENTITY a "lol">' + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 1000}">' for old, new in (("a", "b"), ("b", "c"), ("c", "d"))
    )
    return f'<?xml version="1.0"?><!DOCTYPE x [{entities}]>{root.format(inner)}'.encode()


def xxe(root: str) -> bytes:
    return ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + root.format("&e;")).encode()


RSS = (
    "<rss version='2.0'><channel><title>x</title><item><title>T {0}</title>"
    "<description>{0}</description></item></channel></rss>"
)
TEI = "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>{0}</p></body></text></TEI>"
ALTO = (
    "<alto xmlns='http://www.loc.gov/standards/alto/ns-v3#'><TextBlock><TextLine><String CONTENT='x'/>{0}"
    "</TextLine></TextBlock></alto>"
)
WIKI = "<mediawiki><page><title>T</title><ns>0</ns><revision><text>{0}</text></revision></page></mediawiki>"


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def nested_zip(depth: int) -> bytes:
    content = zipped({"innen.txt": b"Titel\n\nText tief innen."})
    for number in range(depth):
        content = zipped({f"{number}.zip": content})
    return content


def overlapping_zip() -> bytes:
    """A thousand members that all share the data of one."""
    content = zlib.compress(b"a" * (5 << 20))[2:-4]
    crc = zlib.crc32(b"a" * (5 << 20))
    fixed = b"\x14\0\0\0\x08\0\0\0\0\0" + crc.to_bytes(4, "little") + len(content).to_bytes(4, "little")
    fixed += (5 << 20).to_bytes(4, "little") + b"\x05\0\0\0"
    local = b"PK\3\4" + fixed + b"a.txt"
    entry = b"PK\1\2\x14\0" + fixed + b"\0\0\0\0\0\0\0\0\0\0\0\0\0\0" + b"a.txt"
    directory = entry * 1000
    end = b"PK\5\6\0\0\0\0" + (1000).to_bytes(2, "little") * 2
    end += len(directory).to_bytes(4, "little") + len(local + content).to_bytes(4, "little") + b"\0\0"
    return local + content + directory + end


def zip_with_link() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("gut.txt", "Titel\n\nEin guter Text daneben.")
    return buffer.getvalue()


def encrypted_zip() -> bytes:
    content = bytearray(zipped({"a.txt": b"Titel\n\nText"}, zipfile.ZIP_STORED))
    content[6] |= 1
    content[content.index(b"PK\1\2") + 8] |= 1
    return bytes(content)


def tarred(*entries: tuple[str, bytes, bytes, str]) -> bytes:
    """A TAR archive of (name, type, content, link target)."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, kind, content, target in entries:
            entry = tarfile.TarInfo(name)
            entry.type, entry.size, entry.linkname = kind, len(content), target
            archive.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()


def pdf_of(contents: bytes, resources: str, more: list[bytes] | None = None) -> bytes:
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {resources} >> >>"
    return assemble_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            page.encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(contents), contents),
            *(more or []),
        ]
    )


def pdf_self_calling() -> bytes:
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >> /Length 9 >>"
    return pdf_of(b"/F Do", "/XObject << /F 5 0 R >>", [form + b"\nstream\n/F Do /F Do\nendstream"])


def pdf_forms_in_forms() -> bytes:
    """Ten levels, each drawing the next one ten times."""
    forms = []
    for level in range(10):
        drawn = b"/F Do " * 10
        resources = f"<< /XObject << /F {6 + level} 0 R >> >>".encode() if level < 9 else b"<< >>"
        head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources " + resources
        forms.append(head + b" /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    return pdf_of(b"/F Do", "/XObject << /F 5 0 R >>", forms)


def pdf_page_loop() -> bytes:
    return assemble_pdf(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] /Parent 2 0 R >>"]
    )


def pdf_scan() -> bytes:
    return pdf_of(b"0 0 m 100 100 l S", "")


def pdf_encrypted() -> bytes:
    good = made_files.pdf(STORY)
    key = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >> /ID [<00> <00>] " % (
        b"41" * 32,
        b"42" * 32,
    )
    return good.replace(b"/Root 1 0 R ", b"/Root 1 0 R " + key)


def pdf_bomb() -> bytes:
    packed = zlib.compress(BOMB)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    return assemble_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
            stream,
        ]
    )


def deep_json(depth: int) -> bytes:
    return b'{"text":' + b"[" * depth + b"]" * depth + b"}"


def corrupt_sqlite() -> bytes:
    content = bytearray(made_files.sqlite_table(Story("T", "2031", ("Text " * 4000,))))
    content[8192:12288] = b"\xff" * 4096
    return bytes(content)


def endless_view() -> bytes:
    path = Path(os.environ.get("TMPDIR", "/tmp")) / f"view-{os.getpid()}.sqlite"
    connection = sqlite3.connect(path)
    connection.execute(
        "CREATE VIEW articles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        "SELECT i AS title, hex(zeroblob(100000)) AS text FROM n"
    )
    connection.commit()
    connection.close()
    content = path.read_bytes()
    path.unlink()
    return content


def multipart(depth: int) -> bytes:
    head = b"From: a@b.c\nSubject: tief\nDate: Tue, 06 May 2031 09:00:00 +0200\nTo: x@y.z\nMIME-Version: 1.0\n"
    inner = b"Content-Type: text/plain\n\nText\n"
    for number in range(depth):
        mark = b"b%d" % number
        inner = b'Content-Type: multipart/mixed; boundary="%s"\n\n--%s\n%s\n--%s--\n' % (mark, mark, inner, mark)
    return head + inner


def docx_with(part: str, xml: bytes) -> bytes:
    buffer = io.BytesIO(made_files.docx(STORY))
    with zipfile.ZipFile(buffer) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zipped(members | {part: xml})


def docx_macro() -> bytes:
    link = (
        b'<Relationships><Relationship Id="r" Type="image" Target="http://x.example/y.png" TargetMode="External"/>'
        b"</Relationships>"
    )
    return zipped(
        {
            **_members(made_files.docx(STORY)),
            "word/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 100,
            "word/_rels/document.xml.rels": link,
        }
    )


def _members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def nested_tables(count: int) -> bytes:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    opened = "<w:tbl><w:tr><w:tc>" * count
    closed = "</w:tc></w:tr></w:tbl>" * count
    body = f"{opened}<w:p><w:r><w:t>x</w:t></w:r></w:p>{closed}"
    return f'<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>'.encode()


def odt_spaces() -> bytes:
    members = _members(made_files.odt(STORY))
    members["content.xml"] = members["content.xml"].replace(
        b"</text:p>", b'<text:s text:c="2000000000"/>Ende</text:p>', 1
    )
    return zipped(members)


def warc_bad_lengths() -> bytes:
    good = made_files.warc_record(STORY.url, made_files.html(STORY))
    bad = good.replace(b"Content-Length: ", b"Content-Length: -9")
    missing = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/\r\n\r\n"
    return bad + b"garbage between records\r\n" + missing + good


def warc_long_header() -> bytes:
    return b"WARC/1.0\r\nWARC-Type: response\r\nX: " + b"a" * (20 << 20) + b"\r\n\r\n" + made_files.warc(STORY)


def warc_bomb() -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(BOMB)
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/bomb\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(http)
    )
    return gzip.compress(head + http + b"\r\n\r\n")


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>T</title>{head}</head><body>{body}</body></html>".encode()


def cut(make: Callable[[Story], bytes]) -> bytes:
    content = make(STORY)
    return content[: int(len(content) * 0.6)]


LONG = " ".join(STORY.paragraphs)

MADE: dict[str, Callable[[], bytes]] = {
    "xxe.rss": lambda: xxe(RSS),
    "xxe.tei.xml": lambda: xxe(TEI),
    "xxe.alto.xml": lambda: xxe(ALTO),
    "xxe-wiki.xml": lambda: xxe(WIKI),
    "xxe.docx": lambda: docx_with("word/document.xml", xxe("<w:document xmlns:w='x'>{0}</w:document>")),
    "bomb.rss": lambda: lol(RSS),
    "bomb.tei.xml": lambda: lol(TEI),
    "bomb-wiki.xml": lambda: lol(WIKI),
    "bomb.odt": lambda: zipped(
        {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": lol("<x>{0}</x>")}
    ),
    "bomb.zip": lambda: zipped({"null.txt": BOMB}),
    "bomb.docx": lambda: docx_with("word/document.xml", b"<x>" + BOMB + b"</x>"),
    "bomb.tar.gz": lambda: gzip.compress(tarred(("null.txt", tarfile.REGTYPE, BOMB, ""))),
    "bomb.warc.gz": warc_bomb,
    "bomb.pdf": pdf_bomb,
    "bomb.xml.bz2": lambda: bz2.compress(WIKI.format("a" * (100 << 20)).encode()),
    "nested.zip": lambda: nested_zip(12),
    "overlapping.zip": overlapping_zip,
    "traversal.zip": lambda: zipped(
        {"../../../tmp/evil.txt": b"Titel\n\nText mit Pfad.", "C:\\x.txt": b"Titel\n\nLaufwerk"}
    ),
    "names.zip": lambda: zipped({"esc\x1b[31m.txt": b"Titel\n\nText eins", "bidi\u202etxt.txt": b"Titel\n\nText zwei"}),
    "link.zip": zip_with_link,
    "encrypted.zip": encrypted_zip,
    "many.zip": lambda: zipped({f"{number}.txt": b"" for number in range(21_000)}, zipfile.ZIP_STORED),
    "traversal.tar": lambda: tarred(("../../evil.txt", tarfile.REGTYPE, b"Titel\n\nText", "")),
    "links.tar": lambda: tarred(
        ("link.txt", tarfile.SYMTYPE, b"", "/etc/passwd"),
        ("hard.txt", tarfile.LNKTYPE, b"", "/etc/passwd"),
        ("pipe", tarfile.FIFOTYPE, b"", ""),
        ("device", tarfile.CHRTYPE, b"", ""),
    ),
    "self-calling.pdf": pdf_self_calling,
    "forms-in-forms.pdf": pdf_forms_in_forms,
    "page-loop.pdf": pdf_page_loop,
    "scan.pdf": pdf_scan,
    "encrypted.pdf": pdf_encrypted,
    "nested-arrays.pdf": lambda: pdf_of(b"[" * 100_000 + b"]" * 100_000, ""),
    "many-pages.pdf": lambda: made_files.pdf(Story("T", "", ("x",)), pages=3000),
    "no-xref.pdf": lambda: made_files.pdf(STORY).partition(b"xref\n")[0],
    "junk-first.pdf": lambda: b"\0junk\n" * 50 + made_files.pdf(STORY),
    "deep-div.html": lambda: page("<div>" * 100_000 + LONG),
    "deep-tables.html": lambda: page("<table><tr><td>" * 20_000 + LONG),
    "attributes.html": lambda: page("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{LONG}</p>"),
    "paragraphs.html": lambda: page("<p>x</p>" * 150_000 + f"<p>{LONG}</p>"),
    "one-attribute.html": lambda: page(f'<p title="{"x" * (12 << 20)}">{LONG}</p>'),
    "json-ld.html": lambda: page(f"<p>{LONG}</p>", '<script type="application/ld+json">' + "[" * 100_000 + "</script>"),
    "escapes.html": lambda: page(f"<h1>{ESCAPES}</h1><p>{ESCAPES}{LONG}</p>"),
    "no-end.html": lambda: b"<html><body><p " + b"a" * (2 << 20),
    "comment.html": lambda: page("<!-- " * 200_000 + LONG),
    "escapes.txt": f"Titel {ESCAPES}\n\n{ESCAPES} Text danach.".encode,
    "escapes.eml": lambda: made_files.mail(STORY).replace(b"Subject: ", b"Subject: \x1b[31m", 1),
    "escapes.rss": lambda: made_files.rss(Story("Titel \u202egnafnE", STORY.date, STORY.paragraphs)),
    "javascript.rss": lambda: made_files.rss(STORY).replace(b"<link>/2031/besuch", b"<link>javascript:alert(1)"),
    "relative.rss": lambda: made_files.rss(STORY).replace(b"/2031/besuch", b"../../x?y=1"),
    "nul.txt": lambda: b"Titel\0\n\nText \0 mit NUL.\n" * 3,
    "surrogate.txt": lambda: "Titel \ud800\n\nEin Text mit halbem Paar.".encode("utf-8", "surrogatepass"),
    "surrogate.json": lambda: b'{"title": "T \\ud800", "text": "Text \\udfff mit halbem Paar."}',
    "wrong-mark.txt": lambda: b"\xff\xfe\xff" + b"Titel\n\nText" * 9,
    "mixed.txt": lambda: "Städte\n\nGrüße aus Köln\n".encode() + "Łódź żółć gęś\n".encode("cp1250"),
    "binary.txt": lambda: bytes(range(256)) * 400,
    "one-line.txt": lambda: b"Wort " * (20 << 20),
    "long-article.txt": lambda: b"Titel\n\n" + b"Ein Satz ueber Gent. " * 200_000,
    "million-lines.txt": lambda: b"Titel\n\n" + "Ã¼\n".encode() * 700_000,
    "empty.txt": lambda: b"",
    "spaces.txt": lambda: b" \n" * 1000,
    "front-matter.md": lambda: b"---\na: &a [x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b]\n---\n\n# T\n\nText.",
    "stars.md": lambda: b"# T\n\n" + b"*" * 200_000 + b" Text",
    "quotes.md": lambda: b"# T\n\n" + b"> " * 20_000 + b"Text",
    "brackets.md": lambda: b"# T\n\n" + b"[" * 20_000 + b"Text",
    "deep.json": lambda: deep_json(100_000),
    "digits.json": lambda: b'{"text": ' + b"1" * 1_000_000 + b"}",
    "deep.jsonl": lambda: deep_json(100_000) + b'\n{"title": "T", "text": "Eine gute Zeile danach."}\n',
    "open-quote.csv": lambda: b'title,text\nGut,Ein guter Text\n"offen,' + b"x" * (17 << 20),
    "ragged.csv": lambda: b"title,text\nA\nB,Text von B,zu,viel\n,,,\n\0,\0\n",
    "corrupt.sqlite": corrupt_sqlite,
    "endless-view.sqlite": endless_view,
    "cut.sqlite": lambda: made_files.sqlite_table(STORY)[:5000],
    "deep.eml": lambda: multipart(1000),
    "many-parts.eml": lambda: multipart(0).replace(
        b"Content-Type: text/plain\n\nText\n",
        b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 50_000 + b"--b--\n",
    ),
    "encoded-words.eml": lambda: (
        b"Subject: " + b"=?utf-8?q?x?= " * 50_000 + b"\nFrom: a@b.c\nTo: d@e.f\nDate: x\n\nText"
    ),
    "charset.eml": lambda: made_files.mail(STORY).replace(b'charset="utf-8"', b'charset="zlib_codec"'),
    "no-charset.eml": lambda: made_files.mail(STORY).replace(b'charset="utf-8"', b'charset="x\0y"'),
    "broken-headers.mbox": lambda: b"From \nSubject\n:::\n\n" + made_files.mbox(STORY) + b"From x 2031\n\0\xff: y\n",
    "macro.docx": docx_macro,
    "nested-tables.docx": lambda: docx_with("word/document.xml", nested_tables(3000)),
    "spaces.odt": odt_spaces,
    "unicode.rtf": lambda: made_files.rtf(STORY).replace(b"\\par", b"\\u99999999999?\\par", 1),
    "picture.rtf": lambda: made_files.rtf(STORY)[:-1] + b"{\\pict " + b"0a" * (8 << 20) + b"}}",
    "deep.rtf": lambda: b"{\\rtf1 " + b"{" * 100_000 + b"Text" + b"}" * 100_000 + b"}",
    "bad-lengths.warc": warc_bad_lengths,
    "long-header.warc": warc_long_header,
    "templates.xml": lambda: WIKI.format("{{" * 50_000 + "Text" + "[[" * 20_000).encode(),
    "references.xml": lambda: WIKI.format("&lt;ref&gt;" * 20_000 + " Ein Text. " * 20).encode(),
    "deep.xml": lambda: b"<TEI>" + b"<div>" * 100_000 + b"x",
    "outside-mets.xml": lambda: made_files.mets(STORY, "../../../../../../etc/passwd.xml"),
    "picture.jpg": lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40,
    "old-word.doc": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096,
    **{f"cut.{suffix}": partial(cut, make) for suffix, make in FORMATS.items()},
}
"""How each file with a content of its own is made."""


def make(folder: Path) -> Iterator[str]:
    """Fill a folder with all of them and the good ones; give the names of the hostile ones."""
    for number, name in enumerate(GOOD, 1):
        story = Story(f"Guter Artikel {number}", STORY.date, STORY.paragraphs, url=f"https://gut.example/{number}")
        (folder / name).write_bytes(FORMATS[name.rpartition(".")[2]](story))
    for name, build in MADE.items():
        (folder / name).write_bytes(build())
        yield name
    yield from _in_the_way(folder)


def _in_the_way(folder: Path) -> Iterator[str]:
    """What is not a readable file."""
    (folder / "loop").symlink_to(".")
    (folder / "dangling.txt").symlink_to("nowhere")
    (folder / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.txt")
    with (folder / "sparse.txt").open("wb") as sparse:
        sparse.truncate(4 << 30)
    listening = socket.socket(socket.AF_UNIX)
    # The path of a socket may be no longer than 108 bytes.
    here = Path.cwd()
    os.chdir(folder)
    listening.bind("socket.txt")
    os.chdir(here)
    listening.close()
    yield from ("loop", "dangling.txt", "zero.txt", "pipe.txt", "sparse.txt", "socket.txt")
    if os.geteuid():
        (folder / "forbidden.txt").write_text("Titel\n\nText", encoding="utf-8")
        (folder / "forbidden.txt").chmod(0)
        yield "forbidden.txt"
    for name in (b"caf\xe9.txt", b"new\nline.txt", b"esc\x1b[31m.txt"):
        with open(os.fsencode(folder) + b"/" + name, "wb") as file:  # noqa: PTH123 - a name in bytes
            file.write(f"Titel {len(name)}\n\nEin Text unter einem schlimmen Namen.".encode())
        yield (
            name.decode("utf-8", "backslashreplace").encode("unicode_escape").decode()
            if name[:3] != b"caf"
            else r"caf\xe9.txt"
        )
