"""Makes files in every format from an article, for the tests; run as a program it fills a folder with all of them.

python -m tests.importers.made_files SAMPLES FOLDER
"""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import sqlite3
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape
from pathlib import Path

from importers import registry
from importers.importer import Refusal, Source


@dataclass(frozen=True, slots=True)
class Story:
    """An article to be put into a format."""

    title: str
    date: str
    paragraphs: tuple[str, ...]
    language: str = "de"
    author: str = "Ada Beck"
    outlet: str = "Stadt Gent"
    url: str = "https://stadt.example/2031/besuch"


STORY = Story(
    "Besuch aus Tartu: „Ein guter Tag“",
    "2031-05-06",
    (
        (
            "Am 5. Mai 2031 empfing die Bürgermeisterin von Gent, Hanne Peeters, eine Delegation der Partnerstadt "
            "Tartu. Zwölf Gäste waren drei Tage lang in der Stadt unterwegs und besuchten Schulen und das Museum."
        ),
        (
            "„Wir haben viel voneinander gelernt“, sagte Stadtrat Mart Allik nach dem Rundgang, „und wir kommen "
            "wieder.“ Die Straße am Fluss gefiel den Gästen gut; żółć, Київ und œuvre stehen für andere Schriften."
        ),
        "Im Herbst reist eine Gruppe von Schülerinnen und Schülern nach Tartu. Die Anmeldung ist ab Juni möglich.",
    ),
)


def html(story: Story) -> bytes:
    body = "".join(f"<p>{escape(text)}</p>" for text in story.paragraphs)
    data = json.dumps(
        {"@type": "NewsArticle", "headline": story.title, "datePublished": f"{story.date}T08:00:00+02:00"}
    )
    return (
        f'<!DOCTYPE html><html lang="{story.language}"><head><meta charset="utf-8"><title>{escape(story.title)} | '
        f'{escape(story.outlet)}</title><link rel="canonical" href="{story.url}"><meta name="author" '
        f'content="{story.author}"><meta property="og:site_name" content="{story.outlet}">'
        f'<script type="application/ld+json">{data}</script></head><body><nav><a href="/">Start</a> '
        f"<a href='/a'>Aktuelles</a></nav><main><article><h1>{escape(story.title)}</h1>{body}</article></main>"
        "<footer>© 2019 Impressum Datenschutz</footer></body></html>"
    ).encode()


def mhtml(story: Story) -> bytes:
    page = html(story)
    return (
        b"From: <Saved by a browser>\r\nSnapshot-Content-Location: " + story.url.encode() + b"\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="xx"\r\n\r\n--xx\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: 8bit\r\nContent-Location: " + story.url.encode() + b"\r\n\r\n" + page +
        b"\r\n--xx\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n--xx--\r\n"
    )  # fmt: skip


def pack_zip(members: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2031, 5, 6, 0, 0, 0)), content, stored)
    return buffer.getvalue()


def docx(story: Story, replaced: Mapping[str, str] | None = None) -> bytes:
    """A Word document; words of its XML can be replaced."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    head = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{escape(story.title)}</w:t></w:r></w:p>'
    day = f"<w:p><w:r><w:t>{story.date}</w:t></w:r></w:p>"
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' for text in story.paragraphs)
    document = f'<?xml version="1.0"?><w:document xmlns:w="{w}"><w:body>{head}{day}{body}</w:body></w:document>'
    for word, xml in (replaced or {}).items():
        document = document.replace(word, xml)
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{story.author}</dc:creator></cp:coreProperties>'
    )
    return pack_zip(
        {
            "[Content_Types].xml": types.encode(),
            "word/document.xml": document.encode(),
            "docProps/core.xml": core.encode(),
        }
    )


def odt(story: Story) -> bytes:
    body = "".join(f"<text:p>{escape(text)}</text:p>" for text in story.paragraphs)
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        f'<text:h text:outline-level="1">{escape(story.title)}</text:h><text:p>{story.date}</text:p>{body}'
        "</office:text></office:body></office:document-content>"
    )
    return pack_zip({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})


def rtf(story: Story) -> bytes:
    def encoded(text: str) -> str:
        return "".join(c if ord(c) < 128 and c not in "\\{}" else f"\\u{ord(c)}?" for c in text)

    paragraphs = "\\par\n".join(encoded(text) for text in (story.title, story.date, *story.paragraphs))
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Arial;}}}}\\f0 {paragraphs}\\par}}".encode("ascii")


def pdf(story: Story, pages: int = 1) -> bytes:
    """A PDF with a text layer in WinAnsi (what it cannot write is left out)."""
    lines = [story.title, story.date]
    for text in story.paragraphs:
        words, line = text.split(), ""
        for word in words:
            if len(line) + len(word) > 80:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines.append(line)
    drawn = "".join(f"({_escaped(line)}) Tj T*\n" for line in lines)
    stream = f"BT /F1 11 Tf 14 TL 50 780 Td\n{drawn}ET".encode("cp1252", "ignore")
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number in range(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return assemble_pdf(objects)


def assemble_pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Number the objects of a PDF and write its cross-reference table."""
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)
    return bytes(out)


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def mail(story: Story, attachments: Mapping[str, bytes] | None = None) -> bytes:
    message = EmailMessage()
    message["From"] = f"{story.outlet} <presse@stadt.example>"
    message["To"] = "redaktion@blatt.example"
    message["Subject"] = story.title
    message["Date"] = f"Tue, 06 May {story.date[:4]} 09:15:00 +0200" if story is STORY else story.date
    message["Message-ID"] = f"<{abs(hash(story.title)) if story is not STORY else 1}@stadt.example>"
    message.set_content("\n\n".join(story.paragraphs))
    for name, content in (attachments or {}).items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def mbox(story: Story) -> bytes:
    second = mail(Story("Zweite Nachricht", story.date, ("Ein anderer Text, der auch gelesen wird.",) * 3))
    return b"".join(b"From presse@stadt.example Tue May  6 09:15:00 2031\n%s\n\n" % m for m in (mail(story), second))


def rss(story: Story) -> bytes:
    body = escape("".join(f"<p>{escape(text)}</p>" for text in story.paragraphs))
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{story.outlet}</title><language>{story.language}'
        f"</language><link>https://stadt.example/</link><item><title>{escape(story.title)}</title>"
        f"<link>/2031/besuch</link><guid isPermaLink='false'>1</guid><pubDate>Tue, 06 May 2031 00:15:00 +0200</pubDate>"
        f"<author>{story.author}</author><description>{body}</description></item></channel></rss>"
    ).encode()


def atom(story: Story) -> bytes:
    body = escape("".join(f"<p>{escape(text)}</p>" for text in story.paragraphs))
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{story.language}"><title>{story.outlet}</title>'
        f'<entry><title>{escape(story.title)}</title><id>urn:1</id><link href="{story.url}"/>'
        f"<published>{story.date}T08:00:00Z</published><author><name>{story.author}</name></author>"
        f'<content type="html">{body}</content></entry></feed>'
    ).encode()


def warc_record(url: str, page: bytes, headers: str = "Content-Type: text/html; charset=utf-8") -> bytes:
    http = f"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n".encode() + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{len(page):032}>\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2031-05-07T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc(story: Story) -> bytes:
    info = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 5\r\n\r\nx: y\n\r\n\r\n"
    return info + warc_record(story.url, html(story))


def warc_gz(story: Story) -> bytes:
    info = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 5\r\n\r\nx: y\n\r\n\r\n"
    return gzip.compress(info, mtime=0) + gzip.compress(warc_record(story.url, html(story)), mtime=0)


def wacz(story: Story) -> bytes:
    return pack_zip({"datapackage.json": b"{}", "archive/data.warc.gz": warc_gz(story)})


def _record(story: Story) -> dict[str, str]:
    return {
        "Titel": story.title,
        "Datum": story.date,
        "Text": "\n\n".join(story.paragraphs),
        "URL": story.url,
        "Autor": story.author,
        "Quelle": story.outlet,
        "Sprache": story.language,
    }


def csv_table(story: Story) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(_record(story)), delimiter=";")
    writer.writeheader()
    writer.writerow(_record(story))
    return text.getvalue().encode("utf-8-sig")


def json_records(story: Story) -> bytes:
    return json.dumps({"version": 1, "articles": [_record(story)]}).encode()


def json_lines(story: Story) -> bytes:
    return json.dumps(_record(story), ensure_ascii=False).encode() + b"\n"


def sqlite_table(story: Story) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.sqlite"
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE settings (name, value)")
        connection.execute(
            "CREATE TABLE posts (id INTEGER PRIMARY KEY, title, body, published, link, author, publisher)"
        )
        row = (story.title, "\n\n".join(story.paragraphs), story.date, story.url, story.author, story.outlet)
        connection.execute(
            "INSERT INTO posts (title, body, published, link, author, publisher) VALUES (?,?,?,?,?,?)", row
        )
        connection.commit()
        connection.close()
        return path.read_bytes()


def mediawiki(story: Story) -> bytes:
    first, *rest = story.paragraphs
    text = (
        f"{{{{Datum|{story.date}}}}}\n[[Datei:X.jpg|mini|Ein [[Bild]] dazu]]\n'''{first}'''<ref>Quelle</ref>\n\n"
        + "\n\n".join(rest)
        + "\n\n{| class=x\n| Tabelle\n|}\n[[Kategorie:Gent]]"
    )
    return (
        f'<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.10/" xml:lang="{story.language}"><siteinfo><sitename>'
        f"{story.outlet}</sitename><base>https://wiki.example/wiki/Hauptseite</base></siteinfo><page><title>"
        f"{escape(story.title)}</title><ns>0</ns><id>1</id><revision><timestamp>2031-06-01T00:00:00Z</timestamp><text>"
        f"{escape(text)}</text></revision></page><page><title>Diskussion:X</title><ns>1</ns><revision><text>Nein</text>"
        "</revision></page></mediawiki>"
    ).encode()


def mediawiki_bz2(story: Story) -> bytes:
    return bz2.compress(mediawiki(story))


def tei(story: Story) -> bytes:
    body = "".join(f"<p>{escape(text)}</p>" for text in story.paragraphs)
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="de"><teiHeader><fileDesc><titleStmt><title>'
        f"{escape(story.title)}</title><author>{story.author}</author></titleStmt><publicationStmt><publisher>"
        f'{story.outlet}</publisher><date when="{story.date}">6. Mai</date></publicationStmt></fileDesc></teiHeader>'
        f"<text><body><head>{escape(story.title)}</head>{body}</body></text></TEI>"
    ).encode()


def alto(story: Story) -> bytes:
    blocks = [story.title, story.date, *story.paragraphs]
    drawn = "".join(
        f'<TextBlock ID="b{number}"><TextLine>'
        + "".join(f'<String CONTENT="{escape(word)}"/><SP/>' for word in text.split())
        + "</TextLine></TextBlock>"
        for number, text in enumerate(blocks)
    )
    return (
        f'<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Layout><Page><PrintSpace>{drawn}'
        "</PrintSpace></Page></Layout></alto>"
    ).encode()


def mets(story: Story, page: str = "page.alto") -> bytes:
    """An issue with one article on one page, which has to lie beside it under the name given."""
    blocks = "".join(f'<fptr><area FILEID="f1" BEGIN="b{2 + n}"/></fptr>' for n in range(len(story.paragraphs)))
    return (
        '<mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'xmlns:mods="http://www.loc.gov/mods/v3"><dmdSec><mods:title>{story.outlet}</mods:title><mods:dateIssued>'
        f'{story.date}</mods:dateIssued></dmdSec><fileSec><file ID="f1"><FLocat xlink:href="{page}"/></file></fileSec>'
        '<structMap><div TYPE="Issue"><div TYPE="ARTICLE" ID="a1"><div TYPE="HEADING"><fptr>'
        f'<area FILEID="f1" BEGIN="b0"/></fptr></div><div TYPE="BODY">{blocks}</div></div></div></structMap></mets>'
    ).encode()


def zip_archive(story: Story) -> bytes:
    return pack_zip({"presse/besuch.html": html(story), "__MACOSX/._x": b"x"})


def tar_gz(story: Story) -> bytes:
    buffer = io.BytesIO()
    content = html(story)
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        entry = tarfile.TarInfo("presse/besuch.html")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()


def plain_text(story: Story) -> bytes:
    return "\n\n".join([story.title, story.date, *story.paragraphs]).encode("utf-16")


def markdown(story: Story) -> bytes:
    return (
        f"# {story.title}\n\n{story.date}\n\n**{story.paragraphs[0]}**\n\n".encode()
        + "\n\n".join(story.paragraphs[1:]).encode()
    )


FORMATS: Mapping[str, Callable[[Story], bytes]] = {
    "txt": plain_text,
    "md": markdown,
    "html": html,
    "mhtml": mhtml,
    "pdf": pdf,
    "docx": docx,
    "odt": odt,
    "rtf": rtf,
    "eml": mail,
    "mbox": mbox,
    "rss": rss,
    "atom": atom,
    "warc": warc,
    "warc.gz": warc_gz,
    "wacz": wacz,
    "csv": csv_table,
    "json": json_records,
    "jsonl": json_lines,
    "sqlite": sqlite_table,
    "xml": mediawiki,
    "xml.bz2": mediawiki_bz2,
    "tei.xml": tei,
    "alto.xml": alto,
    "zip": zip_archive,
    "tar.gz": tar_gz,
}
"""How to make a file of each format, by suffix."""


def main(samples: Path, folder: Path) -> None:
    """Put one sample article into each format, and an issue with METS and ALTO beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = sorted(path for path in samples.glob("*/*") if path.suffix in {".md", ".txt"})
    for path, (suffix, make) in zip(paths, FORMATS.items(), strict=False):
        with path.open("rb") as stream:
            found = next(registry.read_all(stream, Source(path.name)))
        assert not isinstance(found, Refusal)
        day = found.publication.edtf if found.publication else "2031-05-06"
        address = f"https://presse.example/{path.stem}"
        story = Story(found.title, day, tuple(found.text.split("\n\n")), path.parent.name, url=address)
        (folder / f"{path.stem}.{suffix}").write_bytes(make(story))
    (folder / "issue").mkdir(exist_ok=True)
    (folder / "issue/mets.xml").write_bytes(mets(STORY, "page.xml"))
    (folder / "issue/page.xml").write_bytes(alto(STORY))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
