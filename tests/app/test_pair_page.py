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
from tui.travel.destinations import PairPage

SAMPLE = Path(__file__).resolve().parents[2] / "archive.db"
TODAY = date(2026, 11, 23)
LEIPZIG, KRAKOW, KYIV, FRANKFURT = "place-2879139", "place-3094802", "place-703448", "place-2925533"
TRAVNIK = "place-3188924"


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


def test_who_met_whom_knows_the_day_of_a_signing_and_that_of_a_picture(sample: Archive) -> None:
    told = {line.lead: line.text for line in sections(sample, LEIPZIG, KRAKOW)["Who met whom"]}
    assert "Kostrzębski" in told["Oct 24, 1995"]
    assert "Kühnast" in told["Oct 24, 1995"]
    assert "Mroczkowski" in told["Sep 8, 2013"]


def test_plans_with_other_cities_are_not_among_the_dates_of_two(sample: Archive) -> None:
    told = " ".join(line.text for line in sections(sample, LEIPZIG, KRAKOW)["Other dates in these articles"])
    assert "Birmingham" not in told
    assert "Lyon" not in told
    assert "Kyjiw." not in told


def test_the_treaties_of_others_are_not_those_of_two_cities(sample: Archive) -> None:
    assert years(sections(sample, LEIPZIG, KRAKOW)["Agreements"]) == {"1973", "1995"}
    assert years(sections(sample, KYIV, LEIPZIG)["Agreements"]) == {"1956", "1961", "1992", "2028"}
    assert years(sections(sample, KRAKOW, KYIV)["Agreements"]) == {"1993"}
    assert years(sections(sample, KRAKOW, FRANKFURT)["Agreements"]) == {"1991"}


def test_anniversaries_and_gaps_follow_the_agreements(sample: Archive) -> None:
    page = sections(sample, LEIPZIG, KRAKOW)
    assert {line.lead for line in page["Anniversaries in the next two years"]} == {"2028"}
    assert [line.lead for line in page["Gaps of more than three years"]] == ["1973 – 1995", "1998 – 2011"]


def at_home(archive: Archive) -> list[Line]:
    """The lines of the home page that tell of anniversaries."""
    material = gather_home(Holdings(archive, FileSearcher(archive.connection)), None, TODAY)
    return [line for line in home_dossier(material, TODAY, {}).lines if " years" in line.text and line.evidence]


def test_anniversaries_of_the_whole_archive_say_whose_they_are_and_keep_those_of_one_year_apart(
    sample: Archive,
) -> None:
    told = [line.text for line in at_home(sample)]
    assert any(text.startswith("Birmingham – Lyon: 75 years: ") for text in told)
    assert any(text.startswith("Kraków – Leipzig: 55 years: ") for text in told)
    assert sum("55 years" in text for text in told) > 1


def test_each_founding_of_two_cities_is_one_line_however_many_articles_tell_it(sample: Archive) -> None:
    lines = at_home(sample)
    of = [line.text.split(": ")[0] + " " + line.text.split(": ")[1] for line in lines]
    assert len(of) == len(set(of))
    assert all(line.text.partition(":")[0].count(" – ") == 1 for line in lines)
    (houston,) = [line for line in lines if line.text.startswith("Houston – Leipzig: 35 years")]
    assert (houston.lead, houston.tail) == ("Jun 4, 2028", "3 articles")
    assert isinstance(houston.leads_to, PairPage)


def test_where_sources_disagree_on_the_day_the_month_stands_and_both_days_with_it(sample: Archive) -> None:
    (brno,) = [line for line in at_home(sample) if line.text.startswith("Brno – Leipzig")]
    assert brno.lead == "May 2028"
    assert "(May 11, 1973 / May 15, 1973)" in brno.text


def test_neither_a_year_of_office_beside_a_treaty_nor_a_list_of_cities_makes_an_anniversary(sample: Archive) -> None:
    told = [line.text for line in at_home(sample)]
    assert [text.split(": ")[1] for text in told if text.startswith("Frankfurt")] == ["35 years"]
    assert not any("Bologna" in text and "Kraków" in text for text in told)


def test_a_bond_that_was_sealed_is_an_agreement(sample: Archive) -> None:
    page = sections(sample, LEIPZIG, TRAVNIK)
    assert [line.lead for line in page["Agreements"]] == ["Jun 18, 2003"]
    assert [line.lead for line in page["Anniversaries in the next two years"]] == ["Jun 18, 2028"]
    assert any(line.text.startswith("Leipzig – Travnik: 25 years") for line in at_home(sample))


@pytest.mark.parametrize(("one", "other"), [(LEIPZIG, KRAKOW), (LEIPZIG, KYIV), (KRAKOW, FRANKFURT)])
def test_the_page_of_two_cities_tells_the_dates_of_their_chronicle_and_no_others(
    sample: Archive, one: str, other: str
) -> None:
    searcher = FileSearcher(sample.connection)
    pair = gather_pair(Holdings(sample, searcher), one, other)
    chronicle = {
        (source.article, source.sentence)
        for entry in compile_chronicle(sample, searcher.parse(pair.line))
        for telling in entry.tellings
        for source in telling.sources
    }
    sentences = {(event.article, span): event.sentence for event in pair.events for span in [event.date.span]}
    page = sections(sample, one, other)
    shown = {
        (line.evidence.article, sentences[line.evidence.article, line.evidence.spans[0]])
        for name in ("Agreements", "What happened", "Other dates in these articles")
        for line in page.get(name, [])
        if line.evidence
    }
    assert shown == chronicle


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
    assert any(line.text.startswith("Frankfurt am Main – Kraków: 35 years: Umowę zawarto") for line in at_home(sample))


def test_what_somebody_of_a_third_city_says_is_not_said_between_two(sample: Archive) -> None:
    """In an article on Leipzig, Kraków and Kyiv the people of Kyiv speak, too."""
    speakers = {line.text.partition(":")[0] for line in sections(sample, LEIPZIG, KRAKOW)["Said"]}
    assert "Matthias Rehfuß" in speakers
    assert not any("Щербатюк" in speaker for speaker in speakers)
