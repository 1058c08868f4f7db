"""The review queue, and changing names in an editor."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from archive import reading
from archive.decisions.history import log
from archive.decisions.review import review_counts
from archive.opening import open_archive
from archive.writing import Writer
from tests.app.desk import SIZES, Desk, at_desk, slow
from tests.archive.material import press
from tui.screens.preview_screen import PreviewScreen
from tui.screens.review import ReviewScreen
from tui.settings import Settings
from tui.taking_out.editor import edited, editor
from tui.travel.destinations import ReviewPage
from tui.widgets.question_list import QuestionCard

in_every_size = pytest.mark.parametrize("size", SIZES, ids=["80x24", "160x50"])


@pytest.fixture
def doubtful(own_archive: Path) -> Path:
    """An archive with questions: two names that nobody is sure of, and a person under two spellings."""
    with open_archive(own_archive, write=True) as archive:
        writer = Writer(archive)
        writer.begin_run("import")
        for number, (body, persons, organisations) in enumerate(
            [
                ("Das Neue Forum tagte.", [], ["Neue Forum"]),
                ("Das Neue Forum und die Alte Waage berieten.", [], ["Neue Forum", "Alte Waage"]),
                ("Halina Bondar kam zu Besuch.", ["Halina Bondar"], []),
            ]
        ):
            material = press(
                f"Frage {number}", body, persons=persons, organisations=organisations, places={}, source=f"{number}.md"
            )
            writer.add(*material, path=f"{number}.md")
        writer.finish_run()
    return own_archive


def card(desk: Desk) -> str:
    return desk.part(QuestionCard).render().plain


def verbs(path: Path) -> list[str]:
    with open_archive(path) as archive:
        return [
            entry.decision.verb for entry in log(archive) if entry.state == "live" and entry.decision.verb != "undo"
        ]


async def to_review(desk: Desk, kind: str = "b") -> None:
    await desk.press("R", "f", kind)


@in_every_size
async def test_a_question_is_answered_by_one_key_and_the_next_comes_up(doubtful: Path, size: tuple[int, int]) -> None:
    async with at_desk(doubtful, size, read_only=False) as desk:
        await to_review(desk)
        assert desk.here() == ReviewPage("name")
        assert "Is “Neue Forum” an organisation?  settles 2 at once" in card(desk)
        assert "y an organisation, everywhere" in card(desk)
        assert "Das Neue Forum tagte" in card(desk)
        before = desk.page.length
        await desk.press("n")
        assert "Is “Neue Forum”" not in card(desk)
        assert desk.page.length == before - 1
        assert "“Neue Forum”: not an organisation, everywhere. u takes it back." in desk.said
        assert verbs(doubtful) == ["reject"]
        await desk.press("u")
        assert "Is “Neue Forum” an organisation?" in card(desk), "the question is open again, and the cursor on it"
        assert verbs(doubtful) == []


@pytest.mark.parametrize(
    ("language", "question", "answers"),
    [
        (
            "de",
            "Ist „Neue Forum“ eine Organisation?",
            ["y eine Organisation, überall", "n keine Organisation, überall"],
        ),
        ("pl", "Czy „Neue Forum” to organizacja?", ["y organizacja, wszędzie", "n nie organizacja, wszędzie"]),
        ("uk", "Чи «Neue Forum» — організація?", ["y організація, усюди", "n не організація, усюди"]),
    ],
)
async def test_questions_are_asked_in_the_language_of_the_interface(
    doubtful: Path, language: str, question: str, answers: list[str]
) -> None:
    async with at_desk(doubtful, settings=Settings(language=language)) as desk:
        await to_review(desk)
        assert question in card(desk)
        assert all(answer in card(desk) for answer in answers)


async def test_counts_repeat_and_skip(doubtful: Path) -> None:
    async with at_desk(doubtful, read_only=False) as desk:
        await to_review(desk)
        await desk.press("full_stop")
        assert "Nothing was answered yet" in desk.said
        total = desk.page.length
        assert total >= 3
        first = desk.page.row_at(0)
        await desk.press("s")
        assert desk.page.row_at(total - 1) == first
        await desk.press("y", "full_stop")
        assert verbs(doubtful) == ["confirm", "confirm"]
        await desk.press("5", "n")
        assert desk.page.length == 0
        assert "No questions of this kind are left" in card(desk)
        await desk.press("u")
        assert desk.page.length == total - 2, "five answers by one key are one step"


async def test_other_answers_are_a_key_away(doubtful: Path) -> None:
    async with at_desk(doubtful, read_only=False) as desk:
        await to_review(desk)
        await desk.press("m", "b")
        with open_archive(doubtful) as archive:
            (decision,) = [entry.decision for entry in log(archive)]
        assert (decision.verb, decision.value["kind"]) == ("retype", "person")


async def test_two_spellings_are_seen_side_by_side_then_merged_or_told_apart(doubtful: Path) -> None:
    async with at_desk(doubtful, read_only=False) as desk:
        await to_review(desk, "d")
        assert "“Halina Bondar” and “Halyna Bondar” the same person?" in card(desk)
        await desk.press("m")
        shown = "\n".join(str(static.render()) for static in desk.app.screen.query("Static"))
        assert "Halina Bondar" in shown
        assert "Halyna Bondar" in shown
        await desk.press("n")
        assert verbs(doubtful) == []
        await desk.press("m", "y")
        assert verbs(doubtful) == ["merge"]
        assert "Halina" not in card(desk)
        await desk.press("u")
        assert "“Halina Bondar” and “Halyna Bondar” the same person?" in card(desk)
        await desk.press("x")
        assert "not the same, for good" in desk.said
        assert verbs(doubtful) == ["not-same"]


async def test_no_key_answers_what_is_not_on_the_screen_yet(doubtful: Path) -> None:
    async with at_desk(doubtful, read_only=False) as desk:
        await to_review(desk, "d")
        with slow(desk.app.writer):
            await desk.press_ahead("m", "y")
            assert "not on the screen yet" in desk.said
        await desk.settled()
        assert isinstance(desk.app.screen, PreviewScreen)
        assert verbs(doubtful) == []
        await desk.press("y")
        assert verbs(doubtful) == ["merge"]


async def test_an_unknown_speaker_is_assigned(doubtful: Path) -> None:
    async with at_desk(doubtful, read_only=False) as desk:
        await to_review(desk, "e")
        assert "Did Zofia Wilk say this?" in card(desk)
        await desk.press("enter")
        assert desk.pane == "reading"
        await desk.press("escape", "y")
        assert verbs(doubtful) == ["speaker"]
        assert isinstance(desk.app.screen, ReviewScreen)


async def test_an_empty_queue_says_so(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await to_review(desk, "g")
        assert desk.page.length == 0
        assert "No questions of this kind are left. f chooses another kind." in card(desk)
        await desk.press("y")
        assert "only read" in desk.said


async def test_the_next_place_of_a_question_is_shown(doubtful: Path) -> None:
    async with at_desk(doubtful, read_only=False) as desk:
        await to_review(desk)
        before = card(desk)
        await desk.press("z")
        assert card(desk).index("▶") != before.index("▶")


def test_the_counts_are_those_of_the_archive(doubtful: Path) -> None:
    with open_archive(doubtful) as archive:
        assert review_counts(archive)["name"] >= 3


# -- the editor --------------------------------------------------------------------------------------------------------


def test_the_editor_is_that_of_the_environment() -> None:
    assert editor({"EDITOR": "nano -w"}) == ["nano", "-w"]
    assert editor({"EDITOR": "nano", "VISUAL": "emacsclient -t"}) == ["emacsclient", "-t"]
    assert editor({}) == ["vi"]


def test_what_the_editor_leaves_as_it_was_is_nothing(tmp_path: Path) -> None:
    script = tmp_path / "editor.sh"
    script.write_text("#!/bin/sh\nsed -i 's/alt/neu/' \"$1\"\n")
    script.chmod(0o755)
    assert edited([str(script)], "alt\n") == "neu\n"
    assert edited([str(script)], "gut\n") is None
    assert edited(["false"], "gut\n") is None


async def test_edited_names_are_shown_as_a_difference_then_decided(
    own_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.sh"
    script.write_text("#!/bin/sh\nsed -i 's/^label: Zofia Wilk$/label: Zofia Wilk-Nowak/' \"$1\"\n")
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    # The pilot has no terminal to hand over; that the editor gets it is tried in a real one.
    monkeypatch.setattr("textual.app.App.suspend", lambda _app: os.scandir(tmp_path))
    async with at_desk(own_archive, read_only=False) as desk:
        await desk.press("ctrl+e", "p")
        shown = "\n".join(str(static.render()) for static in desk.app.screen.query("Static"))
        assert "person-zofia-wilk" in shown
        assert "“Zofia Wilk” → “Zofia Wilk-Nowak”" in shown
        assert verbs(own_archive) == []
        await desk.press("y")
        assert verbs(own_archive) == ["rename"]
        with open_archive(own_archive) as archive:
            assert reading.entity(archive, "person-zofia-wilk").label == "Zofia Wilk-Nowak"
        await desk.press("ctrl+e", "o")
        assert "Nothing was changed" in desk.said
