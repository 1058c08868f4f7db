"""Correcting what was found, by keys: each is followed into the archive, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import reading
from archive.decisions.history import log
from archive.opening import open_archive
from archive.records import ArticleRecord
from archive.search import FileSearcher
from tests.app.atlas import TAMPERE, Atlas
from tests.app.desk import SIZES, Desk, at_desk, slow
from tui.screens.picker import ValueList
from tui.settings import Settings
from tui.travel.destinations import EntityPage, WhyPage
from tui.widgets.article_list import ArticleList
from tui.widgets.correcting_pane import CorrectingPane

in_every_size = pytest.mark.parametrize("size", SIZES, ids=["80x24", "160x50"])


def article(path: Path, title: str = "Besuch in Krakau") -> ArticleRecord:
    with open_archive(path) as archive:
        searcher = FileSearcher(archive.connection)
        hits = searcher.list(searcher.parse(f'"{title}"'))
        return next(record for record in (reading.article(archive, hit.uid) for hit in hits) if record.title == title)


def named(path: Path, words: str) -> list[tuple[str, str, bool]]:
    return [(m.kind, m.label, m.decided) for m in article(path).mentions if m.text == words]


def decided(path: Path) -> list[tuple[str, str, str, str]]:
    with open_archive(path) as archive:
        entries = log(archive)
    return [(e.decision.verb, e.decision.target.kind, e.decision.scope, e.state) for e in entries]


async def open_visit(desk: Desk) -> CorrectingPane:
    """Open the article about the visit and go to its text."""
    await desk.search('"Besuch in Krakau"')
    await desk.press("enter")
    return desk.part(CorrectingPane)


async def go_to(desk: Desk, words: str, kind: str = "") -> CorrectingPane:
    """Press the key for the next finding until the cursor is on these words."""
    pane = desk.part(CorrectingPane)
    for _ in range(30):
        finding = pane.finding
        if finding is not None and finding.words == words and kind in ("", finding.kind):
            return pane
        await desk.pilot.press("J")
    raise AssertionError(f"the cursor never came to {words}")


@in_every_size
async def test_the_cursor_goes_from_finding_to_finding_and_is_seen(archive_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(archive_path, size) as desk:
        pane = await open_visit(desk)
        assert pane.mode == "reading"
        await desk.press("J")
        assert pane.finding is not None
        assert pane.finding.words == "Krakau"
        assert any(line.lstrip().startswith("▶") and "Besuch in Krakau" in line for line in desk.text)
        reverse = [
            segment.text
            for y in range(size[1] - 4)
            for segment in pane.render_line(y)
            if segment.style and segment.style.reverse
        ]
        assert reverse == ["Krakau"]
        await desk.press("5", "J")
        assert pane.finding.words != "Krakau"
        await desk.press("5", "K")
        assert pane.finding.words == "Krakau"
        await desk.press("escape")
        assert pane.mode == "reading"
        assert desk.pane == "reading", "the first Esc only leaves the finding"


async def test_what_the_cursor_is_on_is_told(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        pane = await open_visit(desk)
        await go_to(desk, "Zofia Wilk")
        assert "a person, Zofia Wilk · 90% · 3 of 11" in pane.subtitle


async def test_confirming_goes_on_to_the_next_and_undo_tells_what_it_took_back(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await open_visit(desk)
        pane = await go_to(desk, "Zofia Wilk")
        await desk.press("y")
        assert named(own_archive, "Zofia Wilk") == [("person", "Zofia Wilk", True)]
        assert "Confirmed here: “Zofia Wilk” is a person, Zofia Wilk. u takes it back." in desk.said
        assert pane.finding is not None
        assert pane.finding.words != "Zofia Wilk"
        await desk.press("u")
        assert "Taken back: “Zofia Wilk” is a person, Zofia Wilk (in “Besuch in Krakau”)" in desk.said
        assert named(own_archive, "Zofia Wilk") == [("person", "Zofia Wilk", False)]
        await desk.press("ctrl+r")
        assert "Decided again" in desk.said
        assert named(own_archive, "Zofia Wilk") == [("person", "Zofia Wilk", True)]


async def test_a_count_confirms_several_as_one_step(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await open_visit(desk)
        await desk.press("J", "5", "y")
        assert sum(mention.decided for mention in article(own_archive).mentions) == 4, "one of the five is a date"
        assert [entry[0] for entry in decided(own_archive)] == ["confirm"] * 5
        await desk.press("u")
        assert not any(mention.decided for mention in article(own_archive).mentions)
        assert "(+ 4)" in desk.said


async def test_rejecting_here_leaves_the_others(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await open_visit(desk)
        pane = await go_to(desk, "Krakau")
        await desk.press("n")
        assert len(named(own_archive, "Krakau")) == 1
        assert pane.finding is not None, "the cursor is on what comes next"
        await desk.press("u")
        assert len(named(own_archive, "Krakau")) == 2


@pytest.mark.parametrize(("key", "left", "elsewhere"), [("n", 0, True), ("N", 0, False)])
async def test_rejecting_in_the_article_or_everywhere(own_archive: Path, key: str, left: int, elsewhere: bool) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await open_visit(desk)
        await go_to(desk, "Krakau")
        await desk.press("N", key)
        assert len(named(own_archive, "Krakau")) == left
    other = article(own_archive, "Treffen 3 mit Krakau")
    assert any(mention.text == "Krakau" for mention in other.mentions) is elsewhere


async def test_a_repeat_does_the_same_to_another_finding(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await open_visit(desk)
        await desk.press("J", "full_stop")
        assert "Nothing was corrected yet" in desk.said
        await go_to(desk, "Wilk")
        await desk.press("n")
        await go_to(desk, "Leipzig")
        await desk.press("full_stop")
        assert named(own_archive, "Leipzig") == []
        assert [entry[0] for entry in decided(own_archive)] == ["reject", "reject"]


async def test_a_name_is_said_to_be_of_another_kind(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await open_visit(desk)
        await go_to(desk, "Verein Brücke")
        await desk.press("r", "p")
        assert named(own_archive, "Verein Brücke")[0][0] == "person"
        await desk.press("u", "r", "C")
        assert decided(own_archive)[0][2] == "everywhere"
        assert named(own_archive, "Verein Brücke")[0][0] == "place"


async def test_a_name_is_linked_to_somebody_found_by_any_part_of_the_name(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await open_visit(desk)
        await go_to(desk, "Wilk")
        await desk.press("l")
        await desk.write("engel")
        await desk.press("enter", "h")
        assert named(own_archive, "Wilk") == [("person", "Moritz Engel", True)]
        assert "“Wilk” is Moritz Engel here" in desk.said


async def test_a_name_is_linked_to_somebody_new_or_to_nobody(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await open_visit(desk)
        await go_to(desk, "Wilk")
        await desk.press("l")
        await desk.write("Anna Wilk-Sowa")
        await desk.press("enter", "h")
        assert named(own_archive, "Wilk") == [("person", "Anna Wilk-Sowa", True)]
        await desk.press("l")
        await desk.write("nobody")
        await desk.press("enter", "h")
        assert named(own_archive, "Wilk")[0][1] == "Wilk"


async def test_a_place_that_no_article_names_is_taken_from_the_gazetteer(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False, gazetteer=Atlas()) as desk:
        await open_visit(desk)
        await go_to(desk, "Krakau")
        await desk.press("l")
        await desk.write("Tammerfors")
        assert desk.lines(ValueList)[0].split(" = ") == ["▌Tampere, Finland, 202,687 inhabitants", "new"]
        await desk.press("enter", "h")
        with open_archive(own_archive) as archive:
            tampere = reading.entity(archive, f"place-{TAMPERE.geonames_id}")
        assert (tampere.label, tampere.identifiers["geonames"]) == ("Tampere", str(TAMPERE.geonames_id))
        assert tampere.place is not None
        assert (tampere.place.country, tampere.place.population) == ("FI", 202687)
        await desk.press("u", "l")
        await desk.write("Kleinkleckersdorf")
        await desk.press("enter", "h")
        with open_archive(own_archive) as archive:
            assert reading.entity(archive, "place--kleinkleckersdorf").place is None, "a name alone, as it was typed"


async def test_two_are_merged_after_a_look_at_both(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await open_visit(desk)
        await go_to(desk, "Wilk")
        await desk.press("M")
        await desk.write("bondar")
        await desk.press("enter")
        shown = "\n".join(str(static.render()) for static in desk.app.screen.query("Static"))
        for told in ("Zofia Wilk", "Halyna Bondar", "The name changes in", "One undo"):
            assert told in shown, told
        assert decided(own_archive) == [], "looking changes nothing"
        await desk.press("s", "y")
        assert decided(own_archive) == [("merge", "entity", "this", "live")]
        with open_archive(own_archive) as archive:
            assert reading.entity(archive, "person-halyna-bondar").label == "Zofia Wilk"
        await desk.press("u")
        with open_archive(own_archive) as archive:
            assert reading.entity(archive, "person-halyna-bondar").label == "Halyna Bondar"


async def test_who_is_told_apart_is_not_merged(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await open_visit(desk)
        await go_to(desk, "Wilk")
        for key in ("x", "M"):
            await desk.press(key)
            await desk.write("bondar")
            await desk.press("enter")
        await desk.press("y")
        assert [entry[0] for entry in decided(own_archive)] == ["not-same"]
        assert "told apart" in desk.said


async def test_a_spelling_is_split_off(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await open_visit(desk)
        await go_to(desk, "Wilk")
        await desk.press("X", "s")
        await desk.write("Jan Wilk")
        await desk.press("enter")
        assert decided(own_archive)[0][0] == "split"
        assert named(own_archive, "Wilk")[0][1] != "Zofia Wilk"
        assert named(own_archive, "Zofia Wilk")[0][1] == "Zofia Wilk"


async def test_the_speaker_of_a_quote_is_assigned_the_nearest_first(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await open_visit(desk)
        await go_to(desk, "Das war schön.", "quote")
        await desk.press("S", "enter")
        quote = next(quote for quote in article(own_archive).quotes if quote.text == "Das war schön.")
        assert quote.speaker_label == "Zofia Wilk"
        await desk.press("u")
        assert article(own_archive).quotes[1].speaker is None


async def test_the_speaker_is_changed_in_the_list_of_quotes(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await open_visit(desk)
        await desk.press("4", "S")
        await desk.write("bondar")
        await desk.press("enter")
        assert article(own_archive).quotes[0].speaker_label == "Halyna Bondar"
        assert any("Halyna Bondar" in line for line in desk.quotes)


async def test_a_date_is_given_its_meaning(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await open_visit(desk)
        await go_to(desk, "18. November 2024")
        await desk.press("r")
        await desk.write("2024-13-45")
        await desk.press("enter")
        assert decided(own_archive) == []
        assert desk.said
        await desk.press("r")
        await desk.write("2024-11")
        await desk.press("enter")
        assert article(own_archive).dates[0].edtf == "2024-11"


async def test_a_missed_name_is_marked_word_by_word(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        pane = await open_visit(desk)
        await go_to(desk, "18. November 2024")
        await desk.press("A", "l", "l", "l", "l")
        assert any("▶" in line for line in desk.text)
        await desk.press("space", "l")
        start, end = pane.under_cursor[0]
        words = article(own_archive).text[start:end]
        assert words == "Stadtpräsidentin Zofia"
        await desk.press("h", "enter", "o")
        await desk.write("Stadt")
        await desk.press("enter")
        assert pane.mode != "stretch"
        assert named(own_archive, "Stadtpräsidentin") == [("organisation", "Stadt", True)]


async def test_a_missed_quote_and_date_are_marked(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await desk.search('"Fünfzig Jahre Partnerschaft"')
        await desk.press("enter")
        pane = desk.part(CorrectingPane)
        await go_to(desk, "Kraków")
        await desk.press("A", "s")
        start, end = pane.under_cursor[0]
        record = article(own_archive, "Fünfzig Jahre Partnerschaft")
        assert record.text[start:end] == "Leipzig und Kraków feiern"
        await desk.press("enter", "r")
        await desk.write("engel")
        await desk.press("enter")
        quotes = article(own_archive, "Fünfzig Jahre Partnerschaft").quotes
        marked = next(quote for quote in quotes if quote.text == "Leipzig und Kraków feiern")
        assert (marked.type, marked.speaker_label) == ("indirect", "Moritz Engel")
        await desk.press("A", "space", "l", "enter", "d")
        await desk.write("1973")
        await desk.press("enter")
        assert len(article(own_archive, "Fünfzig Jahre Partnerschaft").dates) == 2


async def test_leaving_the_choice_of_words_marks_nothing(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        pane = await open_visit(desk)
        await desk.press("A", "l", "j", "k", "space", "l", "space", "escape")
        assert pane.mode == "reading"
        assert decided(own_archive) == []


async def test_star_tag_note_and_review_are_on_the_article(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await open_visit(desk)
        await desk.press("asterisk", "number_sign")
        await desk.write("Delegation")
        await desk.press("enter", "D", "a")
        await desk.write("Mit **Foto** im Nachlass.")
        await desk.press("ctrl+s")
        uid = article(own_archive).uid
        with open_archive(own_archive) as archive:
            work = reading.work_on_article(archive, uid)
        assert (set(work.tags), work.review) == ({"star", "Delegation"}, "done")
        assert [note.body for note in work.notes] == ["Mit **Foto** im Nachlass."]
        header = desk.text[0]
        for told in ("#Delegation", "★", "reviewed", "1 note"):
            assert told in header, told
        await desk.press("asterisk", "D", "a", "a")
        await desk.write(" Zweiter Satz.")
        await desk.press("ctrl+s", "number_sign")
        await desk.write("Deleg")
        await desk.press("enter")
        with open_archive(own_archive) as archive:
            work = reading.work_on_article(archive, uid)
        assert (work.tags, work.review) == ((), "")
        assert work.notes[0].body.endswith("Zweiter Satz.")
        await desk.press("7", "u")
        with open_archive(own_archive) as archive:
            assert reading.work_on_article(archive, uid).notes == ()


@in_every_size
async def test_what_no_longer_fits_the_search_stays_and_is_marked(own_archive: Path, size: tuple[int, int]) -> None:
    async with at_desk(own_archive, size, read_only=False) as desk:
        await desk.search("is:unreviewed Delegation")
        total = desk.part(ArticleList).length
        await desk.press("D")
        assert "✗ " in desk.articles[0]
        assert desk.part(ArticleList).length == total
        assert "1 no longer fits (Ctrl+L)" in desk.count
        await desk.press("u")
        assert "✗ " not in desk.articles[0]
        assert "no longer" not in desk.count
        await desk.press("D", "ctrl+l")
        assert desk.part(ArticleList).length == total - 1
        assert "no longer" not in desk.count


async def test_why_tells_the_rule_the_sentence_and_who_decided_what(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await open_visit(desk)
        await go_to(desk, "Zofia Wilk")
        await desk.press("y", "K", "i")
        assert isinstance(desk.here(), WhyPage)
        page = "\n".join(desk.page_lines)
        for told in ("a person, Zofia Wilk", "name: Zofia Wilk", "A person decided so", "empfing Stadtpräsidentin"):
            assert told in page, told
        row = next(n for n, line in enumerate(desk.page_lines) if "“Zofia Wilk” is a person" in line)
        desk.page.cursor = row
        await desk.press("u")
        assert "Taken back" in desk.said
        assert any("taken back · “Zofia Wilk”" in line for line in desk.page_lines)
        await desk.press("u")
        assert "taken back already" in desk.said


async def test_the_page_of_a_person_is_corrected_and_tells_its_history(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await open_visit(desk)
        await go_to(desk, "Wilk")
        await desk.press("enter")
        assert isinstance(desk.here(), EntityPage)
        await desk.press("r", "n")
        await desk.write("Zofia Wilk-Nowak")
        await desk.press("enter")
        assert "Zofia Wilk-Nowak" in desk.way
        await desk.press("r", "a")
        await desk.write("uk: Зофія Вілк")
        await desk.press("enter")
        assert any("Зофія Вілк" in line for line in desk.page_lines)
        await desk.press("i")
        page = "\n".join(desk.page_lines)
        assert "is called “Zofia Wilk-Nowak”" in page
        assert "is also called “Зофія Вілк”" in page
        desk.page.cursor = next(n for n, line in enumerate(desk.page_lines) if "is called" in line)
        await desk.press("u")
        with open_archive(own_archive) as archive:
            assert reading.entity(archive, "person-zofia-wilk").label == "Zofia Wilk"


async def test_the_journal_lists_everything(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await desk.press("W")
        assert any("Nothing was decided yet" in line for line in desk.page_lines)
        await desk.press("escape")
        await open_visit(desk)
        await desk.press("J", "n", "asterisk", "W")
        page = "\n".join(desk.page_lines)
        assert "“Krakau” is not a city or place" in page
        assert "tagged ★" in page


async def test_an_archive_that_is_only_read_is_not_corrected(own_archive: Path) -> None:
    before = own_archive.read_bytes()
    async with at_desk(own_archive, read_only=True) as desk:
        await open_visit(desk)
        for key in ("y", "n", "N", "l", "r", "M", "x", "X", "asterisk", "a", "number_sign", "D", "u", "ctrl+r"):
            await desk.press("J", key)
            assert "only read" in desk.said, key
            desk.app.prompt("")
        await desk.press("A", "enter")
        assert "only read" in desk.said
    assert own_archive.read_bytes() == before


async def test_how_to_take_a_correction_back_is_read_however_narrow_the_window(own_archive: Path) -> None:
    async with at_desk(own_archive, (60, 24), read_only=False, settings=Settings(language="de")) as desk:
        await desk.search("lange")
        await desk.press("enter", "asterisk")
        assert "★" in desk.said
        assert desk.said.endswith("u nimmt es zurück.")
        assert len(desk.said) < 60
        await desk.press("u")
        assert desk.said.endswith("Strg+R entscheidet es wieder.")
        assert len(desk.said) < 60


@pytest.mark.parametrize("place", ["t", "0", "W"])
async def test_what_was_written_is_said_where_the_reader_is_by_then(own_archive: Path, place: str) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await desk.press("enter", "asterisk", place)
        with slow(desk.app.writer):
            await desk.press_ahead("u")
            page = desk.app.screen
            await desk.press_ahead("escape")
            for _ in range(200):
                await desk.pilot.pause(0.01)
                if desk.app.screen is not page:
                    break
        await desk.settled()
        assert desk.app.screen is desk.browse, "the page was left before it was undone"
        assert "Taken back: tagged ★" in desk.said
