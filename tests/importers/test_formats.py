"""Every format gives the same article."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from extraction.document import Document
from importers import registry
from importers.importer import Columns, Importer, ImportRefused, Source
from tests.importers import made_files
from tests.importers.made_files import FORMATS, STORY, Story
from tests.importers.reading import documents, everything

WINDOWS_ONLY = {"pdf"}
"""Formats that we make in WinAnsi, without the letters of other scripts."""


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def made(suffix: str, name: str = "besuch") -> list[Document]:
    return documents(FORMATS[suffix](STORY), f"{name}.{suffix}")


@pytest.mark.parametrize("suffix", FORMATS)
def test_title_text_and_date_are_the_same_in_every_format(suffix: str) -> None:
    document = made(suffix)[0]
    expected = " ".join(STORY.paragraphs)
    if suffix in WINDOWS_ONLY:
        expected = expected.encode("cp1252", "ignore").decode("cp1252")
        assert words(document.text) == words(expected)
    else:
        assert words(document.text) == words(expected)
        assert "„Wir haben viel voneinander gelernt“, sagte" in document.text
    assert document.title == STORY.title
    assert document.publication is not None
    assert document.publication.edtf == STORY.date
    assert document.original


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_bytes_tell_the_format_even_under_another_name(suffix: str) -> None:
    told_by_name_only = {"csv", "json", "jsonl", "md", "xml.bz2", "tar.gz"}
    if suffix in told_by_name_only:
        pytest.skip("only the name tells it from plain text")
    by_name = registry.choose(FORMATS[suffix](STORY)[: registry.HEAD], Source(f"besuch.{suffix}"))
    by_bytes = registry.choose(FORMATS[suffix](STORY)[: registry.HEAD], Source("besuch"))
    assert by_bytes is by_name


@pytest.mark.parametrize("suffix", ["html", "mhtml", "atom", "rss", "csv", "json", "jsonl", "sqlite", "warc", "zip"])
def test_what_the_source_says_of_the_article_is_kept(suffix: str) -> None:
    document = made(suffix)[0]
    assert document.url == STORY.url
    assert document.author == STORY.author
    assert document.outlet == STORY.outlet
    assert document.publication is not None
    assert document.publication.basis == "metadata"


@pytest.mark.parametrize(
    "suffix", [suffix for suffix in FORMATS if suffix not in {"md", "txt", "csv", "jsonl", "alto.xml"}]
)
@pytest.mark.parametrize("share", [0.3, 0.8, 0.98])
def test_a_file_that_is_cut_off_gives_what_is_left_or_a_reason(suffix: str, share: float) -> None:
    content = FORMATS[suffix](STORY)
    try:
        left: list[object] = list(everything(content[: int(len(content) * share)], f"besuch.{suffix}"))
    except ImportRefused as refusal:
        left = [str(refusal)]
    assert left
    assert all(isinstance(item, Document) or ": " in str(getattr(item, "reason", item)) for item in left)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (FORMATS["html"], "brief.docx"),
        (FORMATS["pdf"], "brief.txt"),
        (FORMATS["docx"], "brief.pdf"),
        (FORMATS["zip"], "brief.html"),
        (FORMATS["rtf"], "brief.doc"),
        (FORMATS["eml"], "brief.txt"),
        (FORMATS["atom"], "brief.html"),
    ],
)
def test_a_file_that_lies_about_its_format_is_read_all_the_same(content: Callable[[Story], bytes], name: str) -> None:
    assert documents(content(STORY), name)[0].title == STORY.title


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_empty_file_is_refused_with_that_reason(suffix: str) -> None:
    with pytest.raises(ImportRefused, match="it is empty: nothing to import"):
        everything(b"", f"leer.{suffix}")


def test_every_importer_follows_the_protocol_and_is_tried_here() -> None:
    tried = {
        registry.choose(make(STORY)[: registry.HEAD], Source(f"x.{suffix}")).name for suffix, make in FORMATS.items()
    }
    assert {importer.name for importer in registry.importers()} - tried == {"newspaper issue (METS)"}
    assert all(isinstance(importer, Importer) for importer in registry.importers())


def test_the_message_id_tells_versions_of_a_mail_and_the_sender_is_its_outlet() -> None:
    [document] = documents(made_files.mail(STORY), "a.eml")
    assert (document.identifier, document.outlet) == ("mid:1@stadt.example", "Stadt Gent")


def test_attachments_of_a_mail_are_articles_of_their_own() -> None:
    letter = made_files.Story("Der Anhang", "", ("Ein Text im Anhang, der für sich steht.",))
    content = made_files.mail(STORY, {"anhang.docx": made_files.docx(letter), "logo.png": b"\x89PNG"})
    first, second = documents(content, "a.eml")
    assert (first.title, second.title) == (STORY.title, "Der Anhang")
    assert second.source == "a.eml!anhang.docx"
    assert second.publication is not None
    assert second.publication.edtf == STORY.date


def test_a_mailbox_gives_every_message_also_with_unescaped_lines() -> None:
    tricky = made_files.mail(made_files.Story("Brief", "", ("Vorher.\n\nFrom here on 2031 it goes on.\n\nNachher.",)))
    content = made_files.mbox(STORY) + b"From a@b.c Tue May  6 09:15:00 2031\n" + tricky
    found = documents(content, "a.mbox")
    assert [document.title for document in found] == [STORY.title, "Zweite Nachricht", "Brief"]
    assert "it goes on" in found[2].text


def test_a_guessed_date_is_never_given_out_as_declared() -> None:
    page = (
        f"<html><head><title>Fest</title></head><body><h1>Fest</h1><p>{STORY.paragraphs[0]}</p>"
        f"<p>Am 2024-11-18 war das Fest. {STORY.paragraphs[1]}</p><small>© 2019 Stadt</small></body></html>"
    )
    [document] = documents(page, "a.html")
    assert document.publication is None or document.publication.basis == "guessed"
    assert document.publication is None or document.publication.edtf != "2019-01-01"


def test_inserted_text_of_a_word_document_is_read_and_deleted_text_is_not() -> None:
    marked = (
        "Ein </w:t></w:r><w:del><w:r><w:delText>alter</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>neuer Satz.</w:t></w:r></w:ins><w:r><w:t>"
    )
    content = made_files.docx(made_files.Story("T", "", ("PLATZ",)), {"PLATZ": marked})
    assert documents(content, "a.docx")[0].text == "Ein neuer Satz."


def test_a_strict_word_document_is_read_too() -> None:
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    content = made_files.docx(STORY, {usual.decode(): strict.decode()})
    assert documents(content, "a.docx")[0].title == STORY.title


def test_a_column_is_found_by_its_usual_name_or_by_the_users_word() -> None:
    table = "nr;ueber;inhalt_lang\n1;Besuch;Ein langer Tag.\n"
    source = Source("a.csv", columns=Columns(title="ueber", text="inhalt_lang"))
    [document] = documents(table, source=source)
    assert (document.title, document.text) == ("Besuch", "Ein langer Tag.")
    with pytest.raises(ImportRefused, match="--column text=NAME"):
        documents(table, "a.csv")


def test_bare_numbers_of_two_tables_are_not_the_same_identifier() -> None:
    table = "id,title,text\n1,A,Ein Text.\n"
    [first], [second] = documents(table, "a.csv"), documents(table, "b.csv")
    assert (first.identifier, second.identifier) == ("a.csv#1", "b.csv#1")


def test_links_of_a_feed_are_made_absolute_and_scripts_are_no_address() -> None:
    feed = made_files.rss(STORY)
    assert documents(feed, "a.rss")[0].url == "https://stadt.example/2031/besuch"
    assert documents(feed.replace(b"/2031/besuch", b"javascript:alert(1)"), "a.rss")[0].url is None
