"""The page of two cities shows their agreements, meetings and gaps, and nobody else's."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from archive.chronicle import compile_chronicle
from archive.opening import Archive, open_archive
from archive.search import FileSearcher
from tui.archive_access.thread import Holdings
from tui.dossiers.home import home_dossier
from tui.dossiers.line import Line
from tui.dossiers.pair import pair_dossier
from tui.gathering import gather_home, gather_pair

SAMPLE = Path(__file__).resolve().parents[2] / "archive.db"
TODAY = date(2026, 11, 23)
LEIPZIG, KRAKOW, KYIV, FRANKFURT = "place-2879139", "place-3094802", "place-703448", "place-2925533"


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Archive]:
    """A copy of the sample archive."""
    path = Path(shutil.copy(SAMPLE, tmp_path / "archive.db"))
    with open_archive(path) as archive:
        yield archive


def sections(archive: Archive, one: str, other: str) -> dict[str, list[Line]]:
    """The lines of the page under their headings."""
    pair = gather_pair(Holdings(archive, FileSearcher(archive.connection)), one, other)
    found: dict[str, list[Line]] = {"": []}
    for line in pair_dossier(pair, TODAY).lines:
        if line.look == "heading":
            found[line.text] = []
        elif line.text:
            found[list(found)[-1]].append(line)
    return found


def years(lines: list[Line]) -> set[str]:
    return {line.lead[-4:] for line in lines}


def test_the_treaties_of_others_are_not_those_of_two_cities(sample: Archive) -> None:
    assert years(sections(sample, LEIPZIG, KRAKOW)["Agreements"]) == {"1973", "1995"}
    assert years(sections(sample, KYIV, LEIPZIG)["Agreements"]) == {"1956", "1961", "1992", "2028"}
    assert years(sections(sample, KRAKOW, KYIV)["Agreements"]) == {"1993"}
    assert years(sections(sample, KRAKOW, FRANKFURT)["Agreements"]) == {"1991"}


def test_anniversaries_and_gaps_follow_the_agreements(sample: Archive) -> None:
    page = sections(sample, LEIPZIG, KRAKOW)
    assert {line.lead for line in page["Anniversaries in the next two years"]} == {"2028"}
    assert [line.lead for line in page["Gaps of more than three years"]] == ["1973 – 1995", "1998 – 2011"]


def test_anniversaries_of_the_whole_archive_say_whose_they_are_and_keep_those_of_one_year_apart(
    sample: Archive,
) -> None:
    material = gather_home(Holdings(sample, FileSearcher(sample.connection)), None, TODAY)
    told = [line.text for line in home_dossier(material, TODAY, {}).lines]
    assert any(text.startswith("Lyon – Birmingham: 75 years: ") for text in told)
    assert any(text.startswith(("Leipzig – Kraków: 55 years: ", "Kraków – Leipzig: 55 years: ")) for text in told)
    assert sum("55 years" in text for text in told) > 1


def test_neither_a_message_of_thanks_nor_the_year_of_a_treaty_is_a_meeting(sample: Archive) -> None:
    met = sections(sample, LEIPZIG, KRAKOW)["Who met whom"]
    assert met[0].lead == "Nov 7, 2024"
    assert not any("1956" in line.lead for line in met)


def test_who_is_called_by_a_pronoun_is_whom_the_sentence_before_names(sample: Archive) -> None:
    (meeting,) = sections(sample, KYIV, LEIPZIG)["Who met whom"]
    assert meeting.lead == "May 22, 2025"
    assert "Щербатюк" in meeting.text
    assert "Рефусс" in meeting.text


def test_the_chronicle_of_two_cities_leaves_out_the_treaties_of_others(sample: Archive) -> None:
    searcher = FileSearcher(sample.connection)
    told = compile_chronicle(sample, searcher.parse("city:Leipzig city:Kraków"))
    assert told[0].earliest.startswith("1973")
    sentences = " ".join(telling.sentence for entry in told for telling in entry.tellings)
    assert "whose ties with Kyiv" not in sentences
    assert "seit 1961" not in sentences
    of_kyiv = compile_chronicle(sample, searcher.parse("city:Leipzig city:Kyiv"))
    assert of_kyiv[0].earliest.startswith("1956")


def test_a_treaty_whose_sentence_names_no_city_is_told_at_home_with_its_two(sample: Archive) -> None:
    material = gather_home(Holdings(sample, FileSearcher(sample.connection)), None, TODAY)
    told = [line.text for line in home_dossier(material, TODAY, {}).lines if "35 years" in line.text]
    assert told
    assert all(" – " in text.partition(":")[0] for text in told)


def test_what_somebody_of_a_third_city_says_is_not_said_between_two(sample: Archive) -> None:
    """In an article on Leipzig, Kraków and Kyiv the people of Kyiv speak, too."""
    speakers = {line.text.partition(":")[0] for line in sections(sample, LEIPZIG, KRAKOW)["Said"]}
    assert "Matthias Rehfuß" in speakers
    assert not any("Щербатюк" in speaker for speaker in speakers)
