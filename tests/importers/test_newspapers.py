"""Newspaper issues: METS and ALTO in folders and packed, and what is kept of them."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from extraction.document import Document
from importers import registry
from importers.alto import page_blocks
from importers.importer import Refusal, Source
from tests.importers import made_files
from tests.importers.made_files import STORY

PACKED_ISSUE = {
    "issue/1-page.alto": made_files.alto(STORY),
    "issue/mets.xml": made_files.mets(STORY, "1-page.alto"),
    "other/page.alto": made_files.alto(made_files.Story("Allein", "2031-01-02", ("Eine Seite ohne Heft.",))),
    "read.txt": b"Ein Text\n\nEr liegt daneben.",
}


def tar(members: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


@pytest.mark.parametrize("pack", [made_files.pack_zip, tar])
def test_an_issue_is_read_from_a_packed_archive_with_its_pages(pack: Callable[[Mapping[str, bytes]], bytes]) -> None:
    items = list(registry.read_all(io.BytesIO(pack(PACKED_ISSUE)), Source("issue.packed")))
    titles = {item.source: item.title for item in items if isinstance(item, Document)}
    assert titles == {
        "issue.packed!read.txt": "Ein Text",
        "issue.packed!issue/mets.xml!a1": STORY.title,
        "issue.packed!other/page.alto": "Allein",
    }
    [page] = [item for item in items if isinstance(item, Refusal)]
    assert (page.source, page.harmless) == ("issue.packed!issue/1-page.alto", True)


def test_a_page_that_is_not_packed_with_its_issue_is_told() -> None:
    lonely = made_files.pack_zip({"mets.xml": PACKED_ISSUE["issue/mets.xml"]})
    [refusal] = list(registry.read_all(io.BytesIO(lonely), Source("a.zip")))
    assert isinstance(refusal, Refusal)
    assert "'1-page.alto' is not beside it" in refusal.reason


def test_the_original_of_an_article_is_what_stands_in_the_pages(tmp_path: Path) -> None:
    page = made_files.alto(STORY)
    (tmp_path / "page.alto").write_bytes(page)
    source = Source("mets.xml", folder=str(tmp_path))
    [document] = list(registry.read_all(io.BytesIO(made_files.mets(STORY)), source))
    assert isinstance(document, Document)
    assert document.media_type == "application/alto+xml"
    blocks = document.original.split(b"\n")
    assert len(blocks) == 1 + len(STORY.paragraphs)
    assert all(block in page and block.startswith(b"<TextBlock") for block in blocks)


def test_an_issue_without_marked_articles_gives_one_for_each_page(tmp_path: Path) -> None:
    (tmp_path / "page.alto").write_bytes(made_files.alto(STORY))
    unmarked = made_files.mets(STORY).replace(b'TYPE="ARTICLE"', b'TYPE="PAGE"')
    unmarked = unmarked.replace(b"</fileSec>", b'<file ID="f2"><FLocat xlink:href="page.alto"/></file></fileSec>')
    found = list(registry.read_all(io.BytesIO(unmarked), Source("mets.xml", folder=str(tmp_path))))
    assert [item.source for item in found if isinstance(item, Document)] == ["mets.xml!f1", "mets.xml!f2"]
    assert all(isinstance(item, Document) and item.original == made_files.alto(STORY) for item in found)


def test_blocks_whose_bytes_cannot_be_told_are_read_all_the_same() -> None:
    page = made_files.alto(STORY).decode()
    tricky = page.replace("<Layout>", "<Layout><!-- <TextBlock></TextBlock> -->").encode()
    assert [block.text for block in page_blocks(tricky).values()] == [
        block.text for block in page_blocks(page.encode()).values()
    ]
    assert {block.original for block in page_blocks(tricky).values()} == {b""}
