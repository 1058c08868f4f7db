"""What is kept of an article is what stands in its file, byte for byte."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers import made_files
from tests.importers.made_files import FORMATS, STORY
from tests.importers.reading import documents

STRETCHES = ("jsonl", "json", "rss", "atom", "mbox", "warc", "alto.xml", "tei.xml", "html", "eml", "docx")


@pytest.mark.parametrize("suffix", STRETCHES)
def test_an_original_is_a_stretch_of_its_file(suffix: str) -> None:
    content = FORMATS[suffix](STORY)
    for document in documents(content, f"a.{suffix}"):
        assert document.original
        assert document.original in content


ROWS = 'Titel;Inhalt\r\nEins;"Ein ""Text"",\r\nüber zwei Zeilen"\r\nZwei;Käse\r\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16-le", "utf-16-be"])
def test_the_original_of_a_row_is_the_heading_and_the_row(encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    content = mark + ROWS.encode(encoding)
    first, second = documents(content, "a.csv")
    bare = encoding.removesuffix("-sig")
    heading = "Titel;Inhalt\r\n"
    assert first.original == (heading + 'Eins;"Ein ""Text"",\r\nüber zwei Zeilen"\r\n').encode(bare)
    assert second.original == (heading + "Zwei;Käse\r\n").encode(bare)
    assert first.media_type == "text/csv"


def test_the_original_of_a_row_can_be_imported_again() -> None:
    content = made_files.csv_table(STORY)
    [document] = documents(content, "a.csv")
    [again] = documents(document.original, "b.csv")
    assert (again.title, again.text, again.url) == (document.title, document.text, document.url)


def test_bytes_of_a_row_that_are_no_text_are_kept() -> None:
    content = b"title,text\nEins,Ein guter Text \xe2\x28 mit L\xc3\xbccke\n" + b"Zwei,Noch ein Text\n" * 3
    first, *_ = documents(content, "a.csv")
    assert first.original == content.split(b"Zwei")[0]
    assert not any("\udc80" <= letter <= "\udcff" for letter in first.text)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.lists(st.dictionaries(st.text(max_size=5), JSON_VALUES, max_size=3), min_size=1, max_size=4),
    st.sampled_from(["list", "object"]),
    st.sampled_from([None, 0, 3]),
)
def test_the_original_of_an_object_is_its_text(
    others: list[dict[str, object]], around: str, indent: int | None
) -> None:
    records = [other | {"title": f"Titel {number}", "text": "Ein Text."} for number, other in enumerate(others)]
    data: object = records if around == "list" else {"seite": 1, "items": records, "ende": []}
    content = f" \n{json.dumps(data, indent=indent, ensure_ascii=False)}\n".encode("utf-8", "surrogatepass")
    found = documents(content, "a.json")
    assert [json.loads(document.original) for document in found] == records
    assert all(document.original in content for document in found)
