"""Searching, filtering and reading by keyboard, in a small window and in a large one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.atlas import Atlas
from tests.app.desk import LARGE, SIZES, SMALL, at_desk
from tests.app.holdings import LONG_TITLE, MEETINGS
from tests.archive.material import KRAKOW
from tui.screens.pane_layout import PANES
from tui.screens.picker import PickerScreen, ValueList
from tui.travel.destinations import QuotesPage
from tui.widgets.query_box import QueryBox
from tui.widgets.quote_list import QuoteList
from tui.widgets.reading_pane import ReadingPane

ALL = MEETINGS + 5
in_every_size = pytest.mark.parametrize("size", SIZES, ids=["80x24", "160x50"])


@in_every_size
async def test_the_app_opens_on_the_newest_articles(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        assert desk.count == f"{ALL} articles"
        assert desk.articles[0].startswith("▌2025-03-01 de")
        assert desk.pane == "articles"


@in_every_size
async def test_slash_and_a_word_find_articles(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        await desk.search("Delegation")
        assert desk.count == "1 article"
        assert "Besuch in Krakau" in desk.articles[0]
        assert desk.pane == "articles"


@in_every_size
async def test_enter_opens_and_escape_leads_back(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        await desk.search("Delegation")
        await desk.press("enter")
        assert desk.pane == "reading"
        assert any("Besuch in Krakau" in line for line in desk.text)
        await desk.press("escape")
        assert desk.pane == "articles"
        await desk.press("h")
        assert desk.pane == "facets"
        await desk.press("left")
        assert desk.pane == "facets"


@in_every_size
async def test_l_and_the_arrow_open_as_well(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        for key in ("l", "right"):
            await desk.press(key)
            assert desk.pane == "reading"
            await desk.press("h")


@in_every_size
async def test_tab_and_numbers_go_through_the_panes(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        for pane in ("reading", "quotes", "facets", "articles"):
            await desk.press("tab")
            assert desk.pane == pane
            assert desk.seen(pane)
        for pane in ("facets", "quotes", "reading", "articles"):
            await desk.press("shift+tab")
            assert desk.pane == pane
        for number, pane in enumerate(PANES, 1):
            await desk.press(str(number))
            assert desk.pane == pane
            assert f"[{('Filters', 'Articles', 'Article', 'Quotes')[number - 1]}]" in desk.way


async def test_a_small_window_shows_one_pane_and_the_way_to_it(archive_path: Path) -> None:
    async with at_desk(archive_path, SMALL) as desk:
        assert [pane for pane in PANES if desk.seen(pane)] == ["articles"]
        await desk.press("enter")
        assert [pane for pane in PANES if desk.seen(pane)] == ["reading"]
        assert desk.way == "Filters › Articles › [Article] › Quotes"


async def test_a_large_window_shows_all_four_panes(archive_path: Path) -> None:
    async with at_desk(archive_path, LARGE) as desk:
        assert [pane for pane in PANES if desk.seen(pane)] == list(PANES)


async def test_panes_follow_the_size_of_the_window(archive_path: Path) -> None:
    async with at_desk(archive_path, LARGE) as desk:
        await desk.pilot.resize_terminal(80, 24)
        await desk.settled()
        assert [pane for pane in PANES if desk.seen(pane)] == ["articles"]
        await desk.pilot.resize_terminal(110, 40)
        await desk.settled()
        assert [pane for pane in PANES if desk.seen(pane)] == ["articles", "reading", "quotes"]


async def test_the_article_follows_the_cursor(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("j")
        assert any(LONG_TITLE in line for line in desk.text)
        await desk.press("j")
        assert any("Besuch in Krakau" in line for line in desk.text)


@in_every_size
async def test_pages_beyond_the_first_are_fetched(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        await desk.press("G")
        assert "Pomoc dla Kijowa" in "".join(line for line in desk.articles if line.startswith("▌"))
        await desk.press("g", "g")
        assert desk.articles[0].startswith("▌2025-03-01")


async def test_a_number_repeats_a_key(archive_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.keyboard._KEY_PAUSE", 60)
    async with at_desk(archive_path) as desk:
        await desk.press("5", "j")
        assert desk.articles[5].startswith("▌")
        await desk.press("1", "0", "j", "1", "2", "k")
        assert desk.articles[3].startswith("▌")


# -- filters -----------------------------------------------------------------------------------------------------------


@in_every_size
async def test_choosing_a_city_narrows_the_result_and_the_counts(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        await desk.press("1")
        row = next(number for number, line in enumerate(desk.facets) if "Kyiv" in line)
        before = desk.facets
        await desk.press(*"j" * row, "enter")
        assert "city:Kyiv" in desk.notes
        count = int(desk.count.split()[0])
        assert 0 < count < ALL
        await desk.press("1")
        assert any(line.rstrip().endswith(f" {count}") and "Kyiv" in line and "●" in line for line in desk.facets)
        assert desk.facets != before


async def test_x_drops_the_last_filter(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.search("Treffen city:Kyiv")
        narrow = desk.count
        await desk.press("x")
        assert desk.count == f"{MEETINGS} articles" != narrow
        await desk.press("x")
        assert "no filter" in desk.said


async def test_a_facet_shows_its_most_frequent_values_and_how_many_more_there_are(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        years = desk.facets.index(next(line for line in desk.facets if "Dates named" in line))
        assert "more …" in desk.facets[years + 9]
        await desk.press("1", *["j"] * (years + 9), "enter")
        assert isinstance(desk.app.screen, PickerScreen)


@in_every_size
@pytest.mark.parametrize(
    ("key", "typed", "chip"),
    [("c", "kyi", "city:Kyiv"), ("p", "bondar", 'person:"Halyna Bondar"'), ("d", "1999", "date:=1999")],
)
async def test_a_picker_finds_a_value_by_a_part_of_its_name(
    archive_path: Path, size: tuple[int, int], key: str, typed: str, chip: str
) -> None:
    async with at_desk(archive_path, size) as desk:
        await desk.press(key)
        await desk.write(typed)
        await desk.press("enter")
        assert chip in desk.notes
        assert 0 < int(desk.count.split()[0]) < ALL


@pytest.mark.parametrize("typed", ["krakau", "KRAKAÜ", "Cracovie", "краків"])
async def test_a_picker_knows_all_names_of_a_city_in_any_spelling(archive_path: Path, typed: str) -> None:
    names = {KRAKOW.geonames_id: {"fr": "Cracovie", "uk": "Краків"}}
    async with at_desk(archive_path, gazetteer=Atlas(names)) as desk:
        await desk.press("c")
        await desk.write(typed)
        assert "Kraków = " in desk.lines(ValueList)[0]
        await desk.press("enter")
        assert "city:Kraków" in desk.notes


async def test_a_picker_offers_what_was_probably_meant_and_says_when_there_is_nothing(archive_path: Path) -> None:
    async with at_desk(archive_path, SMALL) as desk:
        await desk.press("c")
        await desk.write("Lepzig")
        assert desk.picker.note == "Nothing is called “Lepzig”. Did you mean:"
        assert "Leipzig" in desk.lines(ValueList)[0]
        await desk.press("ctrl+u")
        await desk.write("Atlantis")
        assert desk.picker.note == "Nothing is called “Atlantis”."
        await desk.press("enter")
        assert isinstance(desk.app.screen, PickerScreen)


async def test_a_picker_with_nothing_to_choose_from_says_so(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.search("Quastenflosser")
        await desk.press("c")
        assert desk.picker.note == "There is nothing here to choose from."


@pytest.mark.parametrize("typed", ["1999-03", "03.1999", "3. 1999"])
async def test_a_month_can_be_typed_where_a_year_is_chosen(archive_path: Path, typed: str) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("d")
        await desk.write(typed)
        await desk.press("enter")
        assert "date:=1999-03" in desk.notes


async def test_a_year_opens_into_its_months_and_a_month_into_its_days(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("d")
        await desk.write("2024")
        await desk.press("enter", "1")
        chosen = next(n for n, line in enumerate(desk.facets) if "● 2024" in line)
        month = desk.facets[chosen + 1]
        assert month.startswith("   ")
        assert "2024" in month
        await desk.press("g", "g", *["j"] * (chosen + 1), "enter")
        assert "date:=2024-" in desk.notes
        assert "date:=2024]" not in desk.notes


@in_every_size
async def test_when_nothing_is_found_no_other_article_stays_open(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        await desk.press("enter", "escape")
        assert desk.part(ReadingPane).article is not None
        await desk.search("Quastenflosser")
        assert desk.part(ReadingPane).article is None
        assert desk.part(QuoteList).length == 0
        assert " ".join(line.strip() for line in desk.articles).strip() == "Nothing found. / changes the search."
        await desk.press("Q")
        assert desk.here() == QuotesPage("Quastenflosser")
        assert desk.page.length == 0
        assert desk.part(ReadingPane).article is None


async def test_what_can_be_done_when_nothing_is_found_can_be_done(archive_path: Path) -> None:
    async with at_desk(archive_path, SMALL) as desk:
        await desk.search("Quastenflosser city:Leipzig")
        assert "x drops the last filter" in " ".join(desk.articles)
        await desk.press("x")
        assert "Quastenflosser" in desk.part(QueryBox).text
        assert "city:" not in desk.part(QueryBox).text


async def test_one_of_several_filters_can_be_dropped(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        for key, name in (("c", "kyi"), ("p", "bondar")):
            await desk.press(key)
            await desk.write(name)
            await desk.press("enter")
        await desk.press("X")
        await desk.write("kyiv")
        await desk.press("enter")
        assert "city:" not in desk.notes
        assert "Halyna Bondar" in desk.notes


async def test_the_list_can_be_sorted(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        newest = desk.articles[0][1:11]
        await desk.press("s")
        assert "oldest first" in desk.count
        oldest = [line[1:11] for line in desk.articles if line[1:2].isdigit()]
        assert oldest == sorted(oldest)
        assert oldest[0] < newest
        await desk.press("G")
        assert any(line.startswith("▌" + newest) for line in desk.articles)
        await desk.search("Straßenbahnen Chöre")
        await desk.press("s")
        assert "best fit first" in desk.count
        assert LONG_TITLE in desk.articles[0]
        await desk.press("s")
        assert desk.count == "1 article"


async def test_a_problem_of_the_line_stands_alone(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.search("krakau")
        assert desk.notes.startswith("krakau = ")
        await desk.search("krakau (")
        assert desk.notes.startswith("! ")
        assert "Cracow" not in desk.notes


async def test_the_palette_lists_what_works_here_and_nothing_else(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("colon")
        await desk.pilot.pause(0.2)
        listed = desk.commands()
        assert listed[0].startswith("Search")
        assert not {"Screenshot", "Maximize", "Keys"} & {line.split("  ")[0] for line in listed}
        await desk.write("timeline")
        await desk.pilot.pause(0.2)
        await desk.press("enter")
        assert desk.way.startswith("Articles › [Timeline")


async def test_the_palette_changes_theme_and_language(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("colon")
        await desk.write("theme day")
        await desk.pilot.pause(0.2)
        await desk.press("enter")
        assert desk.app.theme == "day"
        await desk.press("j")
        await desk.press("colon")
        await desk.write("polski")
        await desk.pilot.pause(0.2)
        await desk.press("enter")
        assert desk.app.session.language == "pl"
        assert LONG_TITLE in next(line for line in desk.articles if line.startswith("▌"))


async def test_a_picker_can_be_left(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("c", "down", "escape")
        assert desk.notes == ""
        assert desk.pane == "articles"


async def test_a_filter_keeps_the_article_under_the_cursor(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("j", "j")
        assert "Besuch in Krakau" in desk.articles[2]
        await desk.press("p")
        await desk.write("zofia")
        await desk.press("enter")
        under_cursor = next(line for line in desk.articles if line[0] in "▌╎")
        assert "Besuch in Krakau" in under_cursor


# -- the search line ---------------------------------------------------------------------------------------------------


async def test_results_come_while_one_types(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("slash")
        await desk.type("Delegation")
        assert desk.pane == "query-input"
        assert desk.count == "1 article"


async def test_a_line_that_cannot_be_read_says_where_and_keeps_the_result(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.search("Delegation")
        before = desk.articles
        await desk.press("slash", "end")
        await desk.write(' "Chor')
        assert desk.notes.startswith("! ")
        assert [line[1:] for line in desk.articles if line] == [line[1:] for line in before if line]
        assert desk.count == "1 article"


async def test_a_line_made_whole_again_loses_its_complaint(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("slash")
        await desk.write('"Der lange')
        assert "!" in desk.notes
        await desk.write('"')
        assert "!" not in desk.notes


async def test_nothing_found_is_said(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.search("Wolkenkuckucksheim")
        assert desk.count == "0 articles"
        assert "Nothing found" in desk.articles[0]


async def test_a_filter_that_the_archive_does_not_have_is_named_under_the_search(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.search("city:Atlantis lang:xx")
        assert "Not in the archive: city:Atlantis, lang:xx" in desk.notes
        await desk.search("city:Krakau")
        assert "Not in the archive" not in desk.notes


async def test_what_was_probably_meant_is_offered_and_taken(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.search("Delegtion")
        assert "Did you mean: Delegation?" in desk.notes.replace("delegation", "Delegation")
        await desk.press("ctrl+y")
        assert desk.count == "1 article"
        assert desk.pane == "articles"


async def test_letters_in_the_search_line_are_letters(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("slash", "q", "x", "j", "5", "g", "G")
        assert desk.browse.line.typed == "qxj5gG"
        await desk.press("escape")
        assert desk.pane == "articles"


# -- reading -----------------------------------------------------------------------------------------------------------


@in_every_size
async def test_n_goes_to_the_hits_of_the_search(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        await desk.search("Jugendaustausch Straßenbahnen")
        await desk.press("enter", "n")
        assert any(line.startswith("▶ ") for line in [line.lstrip(" ") for line in desk.text])


@in_every_size
async def test_a_quote_leads_to_its_place_in_the_text(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        await desk.search("Delegation")
        await desk.press("enter", "4")
        assert desk.quotes[0].startswith("▌Zofia Wilk, Stadtpräsidentin")
        assert "2024-11-20" in desk.quotes[0]
        assert "Wir wollen den Jugendaustausch stärken" in desk.quotes[1]
        await desk.press("enter")
        assert desk.pane == "reading"
        assert any("▶ " in line and "Wir wollen" in line for line in desk.text)


async def test_a_quote_of_nobody_known_says_so(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.search("Delegation")
        await desk.press("4")
        assert any("unknown speaker" in line for line in desk.quotes)


# -- help, quitting ----------------------------------------------------------------------------------------------------


@in_every_size
async def test_the_help_lists_the_keys_that_work_here(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        await desk.press("3", "question_mark")
        text = "\n".join(str(static.render()) for static in desk.app.screen.query("Static"))
        assert "Go to the next place the search found" in text
        assert "gg Home" in text
        assert "Leave the program" in text
        assert "Open what the cursor is on" not in text
        await desk.press("escape")
        assert desk.pane == "reading"


async def test_the_last_line_offers_the_keys_of_the_pane(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        assert desk.keys.startswith("? Help  q Quit  Enter Open")
        await desk.press("3")
        assert "n Next hit" in desk.keys


async def test_q_leaves(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.pilot.press("q")
        await desk.pilot.pause()
        assert desk.app._exit
