"""The pages of cities, persons and pairs, the timeline, the quotes and the home page."""

from __future__ import annotations

import asyncio
import re
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static

from archive import reading
from archive.opening import Archive
from archive.reading import periods
from archive.records import OfficeRecord, PeriodRecord
from extraction.offices.concepts import meaning
from tests.app.desk import LARGE, SIZES, SMALL, Desk, at_desk
from tests.app.holdings import MEETINGS
from tui.dossiers.entity_lines import office_lines
from tui.dossiers.line import Dossier, Line, heading
from tui.screens.picker import ValueList
from tui.travel.destinations import Browsing, EntityPage, HomePage, PairPage, QuotesPage, ReviewPage, TimelinePage
from tui.widgets.correcting_pane import CorrectingPane
from tui.widgets.dossier_list import DossierList

FOREVER = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
KRAKOW, LEIPZIG, WILK = "place-3094802", "place-2879139", "person-zofia-wilk"
in_every_size = pytest.mark.parametrize("size", SIZES, ids=["80x24", "160x50"])


async def to_city_page(desk: Desk, typed: str = "krak") -> None:
    await desk.press("C")
    await desk.write(typed)
    await desk.press("enter")


def line_with(lines: list[str], text: str) -> int:
    return next(number for number, line in enumerate(lines) if text in line)


@in_every_size
async def test_a_city_page_tells_what_is_known_and_shows_where(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        await to_city_page(desk)
        assert desk.here() == EntityPage(KRAKOW)
        page = "\n".join(desk.page_lines)
        for told in ("Poland, 50.06° N, 19.94° E", "GeoNames 3094802", "First named", "Krakau", "Partner cities and",
                     "Leipzig  1990–2025", "Zofia Wilk, Stadtpräsidentin", "Events that name it", "1973"):  # fmt: skip
            assert told in page, told


@in_every_size
async def test_a_line_opens_its_evidence_and_back_leads_home(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        await to_city_page(desk)
        desk.page.cursor = line_with(desk.page_lines, "Zofia Wilk, Stadtpräsidentin")
        await desk.press("enter")
        assert desk.pane == "reading"
        assert any("▶ " in line and "Stadtpräsidentin" in line for line in desk.text)
        await desk.press("h")
        assert desk.pane == "list"
        await desk.press("escape")
        assert isinstance(desk.here(), Browsing)
        assert desk.pane == "articles"


async def test_the_evidence_follows_the_cursor_in_a_wide_window(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await to_city_page(desk)
        desk.page.cursor = line_with(desk.page_lines, "Zofia Wilk, Stadtpräsidentin")
        await desk.settled()
        assert any("Besuch in Krakau" in line for line in desk.text)


async def test_e_goes_to_the_page_of_whom_a_line_names(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await to_city_page(desk)
        desk.page.cursor = line_with(desk.page_lines, "Zofia Wilk, Stadtpräsidentin")
        await desk.press("e")
        assert desk.here() == EntityPage(WILK)


@in_every_size
async def test_a_person_page_tells_offices_names_and_words(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        await desk.press("P")
        await desk.write("wilk")
        await desk.press("enter")
        page = "\n".join(desk.page_lines)
        for told in ("Stadtpräsidentin, Kraków", "Said", "“Wir wollen den Jugendaustausch stärken”", "Cities"):
            assert told in page, told


@in_every_size
async def test_a_partner_opens_the_page_of_both(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        await to_city_page(desk)
        desk.page.cursor = line_with(desk.page_lines, "Leipzig  1990–2025")
        await desk.press("enter")
        assert desk.here() == PairPage(KRAKOW, LEIPZIG)
        page = "\n".join(desk.page_lines)
        for told in ("Kraków – Leipzig", "Agreements", "Die Verträge stammen aus dem Jahr 1973", "What happened",
                     "Gaps of more than three years", "1973 – 1990", "Besuch in Krakau"):  # fmt: skip
            assert told in page + desk.way, told


@in_every_size
async def test_keys_go_to_the_next_section_of_a_page_and_to_the_one_before(
    archive_path: Path, size: tuple[int, int]
) -> None:
    async with at_desk(archive_path, size) as desk:
        await to_city_page(desk)
        await desk.press("g", "g", "J")
        names = desk.page.cursor
        assert desk.page_lines[names - 1].startswith("Names")
        await desk.press("J", "j")
        assert desk.page_lines[desk.page.cursor - 2].startswith("Partner cities")
        assert desk.page.scroll_offset.y <= desk.page.cursor - 2
        await desk.press("K", "K")
        assert desk.page.cursor == names
        await desk.press("9", "9", "J")
        last = desk.page.cursor
        await desk.press("J")
        assert desk.page.cursor == last


async def test_the_articles_of_a_page_open_on_the_main_screen(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await to_city_page(desk)
        desk.page.cursor = line_with(desk.page_lines, " articles")
        await desk.press("enter")
        assert desk.pane == "articles"
        assert "city:Kraków" in desk.browse.line.text
        assert int(desk.count.split()[0]) < MEETINGS + 5


async def test_the_way_leads_back_and_forward(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.search("Delegation")
        await to_city_page(desk)
        await desk.press("t")
        assert isinstance(desk.here(), TimelinePage)
        await desk.press("H")
        assert desk.here() == EntityPage(KRAKOW)
        await desk.press("H")
        assert desk.browse.line.typed == "Delegation"
        await desk.press("H")
        assert desk.count == f"{MEETINGS + 5} articles"
        await desk.press("alt+right", "L", "L")
        assert isinstance(desk.here(), TimelinePage)


async def test_e_on_the_main_screen_goes_to_the_page_of_a_filter_a_speaker_or_a_name(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.search("Delegation")
        await desk.press("1", "j", "e")
        assert desk.here() == EntityPage(KRAKOW)
        await desk.press("h", "4", "e")
        assert desk.here() == EntityPage(WILK)
        await desk.press("h", "3", "e")
        await desk.write("brücke")
        await desk.press("enter")
        assert desk.here() == EntityPage("organisation-verein-brucke")


# -- timeline ----------------------------------------------------------------------------------------------------------


@in_every_size
async def test_the_timeline_goes_from_decades_to_days(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        await desk.press("t")
        assert any("1990s" in line and "40 articles" in line for line in desk.page_lines)
        for period in ("2020s", "2024", "November 2024"):
            desk.page.cursor = line_with(desk.page_lines, period)
            await desk.press("enter")
        assert any("Nov 18, 2024" in line and "empfing Stadtpräsidentin" in line for line in desk.page_lines)
        await desk.press("h", "h", "h")
        for period in ("1990s", "1999", "1999, as a whole"):
            desk.page.cursor = line_with(desk.page_lines, period)
            await desk.press("enter")
        assert desk.here() == TimelinePage(within="1999", whole=True)
        assert sum("trafen sich im Jahr 1999" in line for line in desk.page_lines) == 4
        await desk.press("h", "h", "h")
        assert any("1990s" in line for line in desk.page_lines)


async def test_the_timeline_counts_what_was_published_instead(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("t")
        assert any("1970s" in line for line in desk.page_lines)
        await desk.press("b")
        assert not any("1970s" in line for line in desk.page_lines)
        assert any("1990s" in line and "100%" in line for line in desk.page_lines)


async def test_the_timeline_of_a_search_shows_its_share(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.search("city:Kyiv")
        await desk.press("t", "b")
        assert any("1990s" in line and "25%" in line for line in desk.page_lines)
        before = next(line for line in desk.page_lines if "2000s" in line)
        await desk.press("%")
        assert next(line for line in desk.page_lines if "2000s" in line) != "" != before


async def test_a_kind_that_takes_long_holds_nothing_up_and_the_next_key_breaks_it_off(
    archive_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def long_for_events(archive: Archive, **options: Any) -> list[PeriodRecord]:
        if options.get("kind") == "event":
            begun.set()
            archive.connection.execute(FOREVER).fetchone()
        return periods(archive, **options)

    monkeypatch.setattr("archive.reading.periods", long_for_events)
    async with at_desk(archive_path) as desk:
        await desk.press("t")
        await desk.press_ahead("f")
        await asyncio.to_thread(begun.wait)
        assert await desk.app.fetching.run(lambda holdings: reading.statistics(holdings.archive).articles) == 135
        await desk.press("f")
        assert desk.here() == TimelinePage(kind="planned")
        assert any("Nothing is dated here" in line for line in desk.page_lines)
        assert desk.said == ""


async def test_the_timeline_shows_dates_of_one_kind_alone(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("t")
        every = desk.page_lines
        await desk.press("f")
        assert "only: event" in desk.page.title
        assert desk.page_lines == every, "all dates of this archive are events"
        await desk.press("f")
        assert desk.page_lines == ["  Nothing is dated here."]
        await desk.press("f", "f", "f")
        assert desk.page_lines == every


async def test_a_period_without_dates_says_so(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.search("Wolkenkuckucksheim")
        await desk.press("t")
        assert "Nothing is dated here." in desk.page_lines[0]


# -- quotes ------------------------------------------------------------------------------------------------------------


@in_every_size
async def test_the_quotes_of_a_search_are_a_list_of_their_own(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        await desk.search("Delegation")
        await desk.press("Q")
        assert desk.here() == QuotesPage("Delegation")
        assert "Zofia Wilk, Stadtpräsidentin" in desk.page_lines[0]
        await desk.press("enter")
        assert any("▶ " in line and "Jugendaustausch" in line for line in desk.text)


async def test_the_quotes_of_a_person_are_what_that_person_says(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("P", *"bondar", "enter", "Q")
        assert all("Halyna Bondar" in line for line in desk.page_lines[0 : desk.page.length * 3 : 3])
        of_hers = desk.page.length
        await desk.press("x")
        assert 0 < of_hers < desk.page.length


async def test_quotes_are_restricted_and_set_free_again(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("Q")
        everything = desk.page.length
        await desk.press("p")
        await desk.write("bondar")
        await desk.press("enter")
        assert 0 < desk.page.length < everything
        assert all("Halyna Bondar" in line for line in desk.page_lines[0:12:3])
        await desk.press("f", "f")
        assert desk.page.length == 0
        await desk.press("x")
        assert desk.page.length > 0
        await desk.press("x")
        assert desk.page.length == everything
        await desk.press("x")
        assert "no filter" in desk.said


async def test_where_no_quote_fits_no_article_is_open_and_a_key_helps(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("Q")
        assert desk.app.screen.query_one(CorrectingPane).article is not None
        await desk.press("c", *"krak", "enter", "f", "f")
        assert desk.page.length == 0
        assert desk.page.empty_text == "No quotes here. x drops the last filter."
        assert desk.app.screen.query_one(CorrectingPane).article is None


async def test_unknown_speakers_are_a_queue(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("Q", "U")
        assert "unknown speaker" in desk.page_lines[0]
        assert desk.page.length == 1
        await desk.press("e")
        assert "not known" in desk.said


async def test_quotes_of_an_office_whoever_held_it(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("Q", "c")
        await desk.write("krak")
        await desk.press("enter")
        assert desk.page.length == 1
        assert "Zofia Wilk, Stadtpräsidentin" in desk.page_lines[0]


async def test_only_who_says_something_here_is_offered_with_how_much(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.search("Delegation")
        await desk.press("Q", "p")
        offered = desk.picker.query_one(ValueList)
        assert [(row.label, row.value.count) for row in map(offered.row_at, range(offered.length)) if row] == [
            ("Zofia Wilk", 1)
        ], "others are named in these articles, and say nothing"
        await desk.press("enter", "p")
        assert desk.picker.query_one(ValueList).length == 1, "whoever is chosen now may be changed for another"


async def test_no_city_is_offered_that_nobody_speaks_for(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("Q", "c")
        await desk.write("leipzig")
        assert desk.picker.query_one(ValueList).length == 0
        assert "Nothing is called “leipzig”" in desk.picker.note


async def test_quotes_of_a_year(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("Q", "d")
        await desk.write("1999")
        await desk.press("enter")
        assert desk.page.length == 4


async def test_e_goes_to_the_page_of_the_speaker(archive_path: Path) -> None:
    async with at_desk(archive_path, SMALL) as desk:
        await desk.search("Delegation")
        await desk.press("Q", "e")
        assert desk.here() == EntityPage(WILK)


# -- home --------------------------------------------------------------------------------------------------------------


async def test_the_cursor_passes_over_empty_lines_and_explanations(archive_path: Path) -> None:
    async with at_desk(archive_path, SMALL) as desk:
        await desk.press("t", "G")
        assert desk.page_lines[-1].startswith("  ×2: twice as many")
        assert desk.page.cursor == desk.page.length - 2
        await desk.press("0")
        rested = []
        for _ in range(desk.page.length):
            rested.append(desk.page_lines[desk.page.cursor])
            await desk.press("j")
        assert all(rested)
        await desk.press("g", "g")
        assert desk.page.cursor == 0
        await desk.press("G", *"k" * desk.page.length)
        assert desk.page.cursor == 0


def office(person: str, title: str, published: str, since: str = "", *, former: bool = False) -> OfficeRecord:
    uid = f"person-{person.lower().replace(' ', '-')}"
    words, same = (0, 5), meaning(title)
    return OfficeRecord(uid, person, title, "place-1", "Leipzig", since, "", "a", words, title, published, former, same)


def test_offices_stand_with_their_terms_or_the_years_they_are_named_in() -> None:
    held = [
        office("Jan Wolny", "Oberbürgermeister", "1999-03"), office("Jan Wolny", "mayor", "1995-10-24"),
        office("Jan Wolny", "Oberbürgermeister", "2009-04-06", former=True),
        office("Ada Klar", "Oberbürgermeisterin", "2014-07-17", "2014-06"), office("Ole Fern", "Konsul", ""),
    ]  # fmt: skip
    assert [(line.lead, line.text) for line in office_lines(held, of_person=False)] == [
        ("named 1995–1999", "Jan Wolny, mayor · Oberbürgermeister"),
        ("named 2009", "Jan Wolny, Oberbürgermeister (former)"),
        ("since June 2014", "Ada Klar, Oberbürgermeisterin"),
        ("undated", "Ole Fern, Konsul"),
    ]


def test_an_office_of_a_person_is_one_line_in_whatever_languages_it_is_told() -> None:
    held = [
        office("Jan Wolny", "mayor", "1995-10-24"), office("Jan Wolny", "Oberbürgermeister", "1997-01-02"),
        office("Jan Wolny", "Oberbürgermeister", "1999-03"), office("Jan Wolny", "Konsul", "2003"),
        replace(office("Jan Wolny", "maire", "2001"), place="place-2", place_label="Lyon"),
    ]  # fmt: skip
    lines = office_lines(held, of_person=True)
    assert [(line.lead, line.text) for line in lines] == [
        ("named 1995–1999", "Oberbürgermeister · mayor, Leipzig"),
        ("named 2001", "maire, Lyon"),
        ("named 2003", "Konsul, Leipzig"),
    ]
    assert lines[0].shorter == ("Oberbürgermeister, Leipzig",)


@in_every_size
async def test_the_home_page_counts_what_there_is(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        await desk.press("0")
        assert desk.here() == HomePage()
        page = "\n".join(desk.page_lines)
        for told in ("135", "Saved searches", "Imports", "135 new"):
            assert told in page, told
        for kind, number in (("uncertain names", 1), ("perhaps the same", 0), ("unknown speakers", 1)):
            assert re.search(rf"{kind} +{number}\b", page), kind
        desk.page.cursor = line_with(desk.page_lines, "unknown speakers")
        await desk.press("enter")
        assert desk.here() == ReviewPage("speaker")


# -- coming back -------------------------------------------------------------------------------------------------------


@in_every_size
@pytest.mark.parametrize("away", ["i", "W", "0", "R"])
async def test_whoever_leaves_an_article_comes_back_to_the_finding_in_it(
    archive_path: Path, size: tuple[int, int], away: str
) -> None:
    async with at_desk(archive_path, size) as desk:
        await desk.search("Delegation")
        await desk.press("enter", "J", "J")
        pane = desk.part(CorrectingPane)
        finding, article = pane.finding, pane.article
        assert finding is not None
        assert article is not None
        await desk.press(away)
        assert not isinstance(desk.here(), Browsing)
        await desk.press("escape")
        assert desk.pane == "reading"
        assert desk.part(CorrectingPane).article == article
        assert desk.part(CorrectingPane).finding == finding


@in_every_size
async def test_whoever_leaves_a_page_comes_back_to_its_line_article_and_finding(
    archive_path: Path, size: tuple[int, int]
) -> None:
    async with at_desk(archive_path, size) as desk:
        await to_city_page(desk)
        row = desk.page.cursor = line_with(desk.page_lines, "Zofia Wilk, Stadtpräsidentin")
        await desk.press("enter", "J", "J")
        finding = desk.part(CorrectingPane).finding
        assert finding is not None
        await desk.press("i", "escape")
        assert desk.here() == EntityPage(KRAKOW)
        assert desk.pane == "reading"
        assert desk.part(CorrectingPane).finding == finding
        assert desk.page.cursor == row


@in_every_size
async def test_a_city_or_person_is_chosen_on_a_page_too(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        await desk.press("t")
        await to_city_page(desk)
        assert desk.here() == EntityPage(KRAKOW)
        await desk.press("P")
        await desk.write("wilk")
        await desk.press("enter")
        assert desk.here() == EntityPage(WILK)
        await desk.press("escape", "escape")
        assert desk.here() == TimelinePage()


# -- narrow panes ------------------------------------------------------------------------------------------------------


async def test_persons_are_named_without_their_offices_where_there_is_little_room(archive_path: Path) -> None:
    ones, others = "Zofia Wilk (Stadtpräsidentin)", "Halyna Bondar (Vizebürgermeisterin)"
    names, surnames = "Zofia Wilk – Halyna Bondar", "Wilk – Bondar"
    met = Line(f"{ones} – {others}", "article of Nov 7, 2024", shorter=(names, surnames), short_lead="(Nov 7, 2024)")
    elsewhere = [heading("Gaps"), Line("nothing for 4 years", lead="a lead that is very long")]
    for size, shown in ((100, 30), f"(Nov 7, 2024) {names}"), (LARGE, f"article of Nov 7, 2024 {names}"):
        async with at_desk(archive_path, size) as desk:
            await to_city_page(desk)
            lists = desk.part(DossierList)
            lists.show_dossier(Dossier("", "", (heading("Who met whom"), met, *elsewhere)), cursor=1)
            await desk.settled()
            assert desk.page_lines[1].strip() == shown
            whole = str(desk.app.screen.query_one("#whole", Static).render())
            assert whole == f"{met.lead}  {met.text}"


async def test_a_line_that_leads_nowhere_says_so(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await to_city_page(desk)
        desk.page.cursor = line_with(desk.page_lines, "Krakau")
        await desk.press("enter")
        assert desk.here() == EntityPage(KRAKOW)
        assert "leads to no other page" in desk.said


async def test_a_page_writes_dates_as_the_article_beside_it_does(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await to_city_page(desk)
        header = next(line for line in desk.text if "Stadt" in line)
        assert re.search(r"[A-Z][a-z]{2} \d+, \d{4} ·", header)
        assert not re.search(r"\d{4}-\d\d-\d\d", header)


async def test_what_the_cursor_is_on_is_shortened_where_there_is_little_room(archive_path: Path) -> None:
    async with at_desk(archive_path, SMALL) as desk:
        await to_city_page(desk)
        desk.page.cursor = line_with(desk.page_lines, "Zofia Wilk, Stadtpräsidentin")
        await desk.press("enter", "J")
        pane = desk.part(CorrectingPane)
        for _ in range(6):
            assert re.search(r"\S.* · .* · \d+ of \d+$", desk.top.rstrip()), (desk.top, pane.finding)
            await desk.press("J")


async def test_the_line_under_the_cursor_is_not_said_twice_where_the_list_has_the_whole_window(
    archive_path: Path,
) -> None:
    async with at_desk(archive_path, SMALL) as desk:
        await to_city_page(desk)
        assert not desk.app.screen.query_one("#whole", Static).display
