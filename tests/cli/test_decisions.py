"""`jumelage decisions` and `reindex`, on a real archive."""

from __future__ import annotations

import csv
import io
import json
import shutil
import tempfile
from pathlib import Path

import pytest

from archive.decisions import targets
from archive.decisions.making import Proposal, decide
from archive.opening import open_archive
from archive.reading import entities
from cli import reindexing
from cli.failures import ExitCode
from tests.archive.decisions.conftest import Desk, shown
from tests.cli.conftest import Jumelage

WILK = targets.of_entity("person-zofia-wilk")
LATER = "4000000000"

pytestmark = pytest.mark.usefixtures("path")


@pytest.fixture(autouse=True)
def author(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMELAGE_AUTHOR", "anna")


@pytest.fixture
def other(path: Path) -> Path:
    """An archive of the same articles."""
    return Path(shutil.copy(path, path.with_name("other.db")))


def rename(path: Path, label: str, author: str = "anna") -> str:
    with open_archive(path, write=True) as archive:
        return decide(archive, Proposal("rename", WILK, {"label": label}), author=author, reason="so")[0].uid


def labels(path: Path) -> set[str]:
    with open_archive(path) as archive:
        return {person.label for person in entities(archive, "person")}


def test_the_log_tells_who_decided_what_and_why(jumelage: Jumelage, path: Path) -> None:
    assert jumelage("decisions", "log").code == ExitCode.PARTLY
    uid = rename(path, "Z. Wilk")
    [entry] = jumelage("decisions", "log", "--json").json
    assert (entry["uid"], entry["author"], entry["verb"], entry["reason"]) == (uid, "anna", "rename", "so")
    assert entry["about"] == "person-zofia-wilk → Z. Wilk"
    assert jumelage("decisions", "log", "--author", "ben").code == ExitCode.PARTLY


def test_a_step_is_undone_and_redone(jumelage: Jumelage, path: Path) -> None:
    uid = rename(path, "Z. Wilk")
    result = jumelage("decisions", "undo", "--reason", "wrong")
    assert (result.code, uid in result.out, "Zofia Wilk" in labels(path)) == (ExitCode.DONE, True, True)
    assert jumelage("decisions", "log", "--json").json[0]["reason"] == "wrong"
    assert jumelage("decisions", "redo").code == ExitCode.DONE
    assert "Z. Wilk" in labels(path)
    assert jumelage("decisions", "redo").code == ExitCode.PARTLY


def test_a_decision_is_undone_by_the_beginning_of_its_id(jumelage: Jumelage, path: Path) -> None:
    uid = rename(path, "Z. Wilk", author="ben")
    assert jumelage("decisions", "undo").code == ExitCode.PARTLY
    assert jumelage("decisions", "undo", uid[:8]).code == ExitCode.DONE
    assert jumelage("decisions", "undo", uid[:8]).code == ExitCode.UNUSABLE
    assert jumelage("decisions", "undo", "zzzz").code == ExitCode.UNUSABLE


def test_a_dump_is_loaded_elsewhere_and_never_doubles(jumelage: Jumelage, path: Path, other: Path) -> None:
    rename(path, "Z. Wilk")
    assert jumelage("decisions", "dump", "--output", "journal.jsonl").code == ExitCode.DONE
    tried = jumelage("decisions", "load", "journal.jsonl", "--dry-run", "--archive", other)
    first = jumelage("decisions", "load", "journal.jsonl", "--archive", other)
    assert tried.out == first.out
    assert (first.code, first.out) == (ExitCode.DONE, "1 new, 0 known already, 0 stale here\n")
    assert jumelage("decisions", "load", "journal.jsonl", "--archive", other).out.startswith("0 new, 1 known")
    assert "Z. Wilk" in labels(other)
    assert jumelage("decisions", "dump").out == jumelage("decisions", "dump", "--archive", other).out


def test_a_dump_has_sorted_keys_and_grows_at_its_end(jumelage: Jumelage, path: Path) -> None:
    rename(path, "A")
    first = jumelage("decisions", "dump").out
    rename(path, "B")
    assert jumelage("decisions", "dump").out.startswith(first)
    assert [list(json.loads(line)) for line in first.splitlines()] == [sorted(json.loads(first))]


def test_a_conflict_is_told_and_the_later_holds(
    jumelage: Jumelage, path: Path, other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename(path, "A")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATER)
    rename(other, "B", author="ben")
    (tmp_path / "theirs.jsonl").write_text(jumelage("decisions", "dump", "--archive", other).out, "utf-8")
    result = jumelage("decisions", "load", "theirs.jsonl")
    assert result.code == ExitCode.PARTLY
    assert "conflict: rename" in result.out
    assert "by anna" in result.out
    assert "by ben" in result.out
    assert "ben's holds" in result.out


def test_the_report_of_a_load_is_there_for_programs(
    jumelage: Jumelage, path: Path, other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = rename(path, "A")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATER)
    theirs = rename(other, "B", author="ben")
    (tmp_path / "theirs.jsonl").write_text(jumelage("decisions", "dump", "--archive", other).out + "x\n", "utf-8")
    report = jumelage("decisions", "load", "theirs.jsonl", "--json").json
    [conflict] = report["conflicts"]
    assert (report["new"], conflict["here"]["uid"], conflict["loaded"]["uid"]) == (1, mine, theirs)
    assert conflict["holds"] == theirs
    assert [bad["line"] for bad in report["bad"]] == [2]


def test_the_log_goes_on_with_the_next_page(jumelage: Jumelage, path: Path) -> None:
    made = [rename(path, label) for label in "ABC"]
    first = jumelage("decisions", "log", "--limit", "2", "--ids")
    assert first.out.split() == [made[2], made[1]]
    assert f"--before {made[1][:12]}" in first.err
    rest = jumelage("decisions", "log", "--before", made[1][:12], "--ids")
    assert (rest.out.split(), rest.err) == ([made[0]], "")


def test_an_article_gets_tags_notes_a_review_state_and_another_date(jumelage: Jumelage, path: Path) -> None:
    [uid] = jumelage("search", "Besuch", "--ids").out.split()
    assert jumelage("decisions", "tag", uid[:8], "Delegation", "Chor").code == ExitCode.DONE
    assert jumelage("decisions", "note", uid, "Siehe *Akte* 12").code == ExitCode.DONE
    assert jumelage("decisions", "review", uid, "done", "--reason", "read").code == ExitCode.DONE
    assert jumelage("decisions", "date", uid, "12 maja 1999 r.").code == ExitCode.DONE
    assert jumelage("search", "tag:chor", "published:1999-05-12", "--ids").out.split() == [uid]
    about = [entry["about"].partition(": ")[2] for entry in jumelage("decisions", "log", "--json").json]
    assert about == [
        "published: 12 maja 1999 r.",
        "review: done",
        "note “Siehe *Akte* 12”",
        "tag Chor",
        "tag Delegation",
    ]
    shown_ = jumelage("show", uid, "--json").json
    [note] = [written["uid"] for written in shown_["notes"]]
    assert (shown_["tags"], shown_["review"], shown_["notes"][0]["text"]) == (
        ["Chor", "Delegation"], "done", "Siehe *Akte* 12",
    )  # fmt: skip
    head = jumelage("show", uid).out.partition("\n\n")[0]
    assert all(part in head for part in ("1999-05-12 (corrected)", "#Chor", "review: done", note[:12], "*Akte*"))
    assert jumelage("decisions", "note", uid, "Erledigt", "--change", note[:6]).code == ExitCode.DONE
    with open_archive(path) as archive:
        assert archive.connection.execute("SELECT uid, body FROM notes").fetchall() == [(note, "Erledigt")]
    assert jumelage("decisions", "note", uid, "--remove", note).code == ExitCode.DONE
    assert jumelage("decisions", "tag", uid, "Chor", "--remove").code == ExitCode.DONE
    assert jumelage("decisions", "date", uid, "--unknown").code == ExitCode.DONE
    assert jumelage("search", "tag:chor").code == ExitCode.PARTLY
    with open_archive(path) as archive:
        assert archive.connection.execute("SELECT count(*) FROM notes").fetchone() == (0,)


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("date", "UID", "bald"), "no date"),
        (("date", "UID", "1999/.."), "not open"),
        (("note", "UID", "  "), "the note is empty"),
        (("note", "UID", "--remove", "zz"), "no such note"),
        (("tag", "zzzz", "Chor"), "no such article"),
        (("history", "person-nobody"), "no such name"),
    ],
)
def test_what_cannot_be_said_of_an_article_is_refused_in_one_sentence(
    jumelage: Jumelage, arguments: tuple[str, ...], what: str
) -> None:
    [uid] = jumelage("search", "Besuch", "--ids").out.split()
    result = jumelage("decisions", *(uid if part == "UID" else part for part in arguments))
    assert (result.code, result.err.count("\n"), what in result.err) == (ExitCode.UNUSABLE, 1, True)


def test_the_history_tells_who_decided_and_why_the_machine_thought_so(jumelage: Jumelage, path: Path) -> None:
    [uid] = jumelage("search", "Besuch", "--ids").out.split()
    with open_archive(path, write=True) as archive:
        desk = Desk(archive)
        decide(archive, Proposal("reject", desk.words("place", "Besuch", "Krakauer")), author="ben", reason="adjective")
    jumelage("decisions", "tag", uid, "Chor")
    history = jumelage("decisions", "history", uid, "krakauer", "--json").json
    assert [(found["words"], found["state"], found["why"]) for found in history["found"]] == [
        ("Krakauer", "rejected", "gazetteer: Krakauer")
    ]
    assert [(entry["author"], entry["reason"]) for entry in history["decisions"]] == [("ben", "adjective")]
    assert [entry["verb"] for entry in jumelage("decisions", "history", uid, "--json").json["decisions"]] == [
        "set", "reject",
    ]  # fmt: skip
    rename(path, "Z. Wilk")
    person = jumelage("decisions", "history", "person-zofia-wilk").out
    assert "name: Zofia Wilk" in person
    assert "person-zofia-wilk → Z. Wilk" in person


def test_a_bad_line_is_told_with_its_number(jumelage: Jumelage, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"verb": "rename"}\nnonsense\n', "utf-8")
    result = jumelage("decisions", "load", "bad.jsonl")
    assert result.code == ExitCode.PARTLY
    assert [line.partition(": ")[0] for line in result.err.splitlines()] == ["jumelage", "jumelage"]
    assert "bad.jsonl:1" in result.err
    assert "bad.jsonl:2" in result.err
    assert jumelage("decisions", "load", "missing.jsonl").code == ExitCode.UNUSABLE


def edited(jumelage: Jumelage, **cells: tuple[str, str]) -> str:
    """The table of entities with some cells changed: column to uid and new value."""
    table = list(csv.DictReader(io.StringIO(jumelage("export", "entities", "--csv").out)))
    for column, (uid, value) in cells.items():
        next(row for row in table if row["uid"] == uid)[column] = value
    out = io.StringIO()
    writer = csv.DictWriter(out, list(table[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(table)
    return "\ufeff" + out.getvalue()


def test_an_edited_table_becomes_decisions(jumelage: Jumelage, path: Path, tmp_path: Path) -> None:
    text = edited(
        jumelage, label=("person-zofia-wilk", "Zofia Wilk-Nowak"), gnd=("person-zofia-wilk", "1234"),
        names=("place-3094802", "uk: Краків | Cracovie"), merged_into=("person-moritz-engel", "person-zofia-wilk"),
    )  # fmt: skip
    (tmp_path / "table.csv").write_text(text, "utf-8")
    with open_archive(path) as archive:
        before = shown(archive)
    result = jumelage("decisions", "load", "--csv", "table.csv", "--dry-run")
    assert result.code == ExitCode.DONE
    assert "person-zofia-wilk: label: “Zofia Wilk” → “Zofia Wilk-Nowak”" in result.out
    with open_archive(path) as archive:
        assert shown(archive) == before
    assert jumelage("decisions", "load", "--csv", "table.csv", "--yes").code == ExitCode.DONE
    assert labels(path) == {"Zofia Wilk-Nowak"}
    with open_archive(path) as archive:
        krakow = entities(archive, "city")[0]
        assert {"Краків", "Cracovie"} <= set(krakow.names)
    jumelage("decisions", "undo")
    with open_archive(path) as archive:
        assert shown(archive) == before


def test_a_table_that_was_not_edited_changes_nothing(jumelage: Jumelage, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(edited(jumelage), "utf-8")
    result = jumelage("decisions", "load", "--csv", "table.csv", "--yes")
    assert (result.code, result.out) == (ExitCode.PARTLY, "")
    assert "nothing is different" in result.err


def test_what_cannot_be_edited_so_is_told_by_row(jumelage: Jumelage, tmp_path: Path) -> None:
    text = edited(jumelage, kind=("person-zofia-wilk", "animal"), uid=("place-703448", "place-x"),
                  merged_into=("person-moritz-engel", "nobody"), label=("place-2879139", ""))  # fmt: skip
    (tmp_path / "table.csv").write_text(text, "utf-8")
    result = jumelage("decisions", "load", "--csv", "table.csv", "--yes")
    assert result.code == ExitCode.PARTLY
    assert result.err.count("table.csv:") == 4
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", "utf-8")
    assert jumelage("decisions", "load", "--csv", "other.csv").code == ExitCode.UNUSABLE


def test_reindex_finds_anew_and_keeps_what_was_decided(jumelage: Jumelage, path: Path) -> None:
    with open_archive(path, write=True) as archive:
        desk = Desk(archive)
        desk.decide("reject", desk.words("place", "Besuch", "Krakauer"))
        desk.decide("mark", desk.words("quote", "Pomoc", "Transport z Krakowa dotarł"), {"type": "indirect"})
    result = jumelage("reindex", "--workers", "1", "--json")
    assert (result.code, result.json["articles"], result.json["stale"]) == (ExitCode.DONE, 3, [])
    with open_archive(path) as archive:
        desk = Desk(archive)
        assert "Krakauer" not in dict(desk.names("Besuch"))
        assert "Transport z Krakowa dotarł" in [quote.text for quote in desk.article("Pomoc").quotes]
    assert "everything is up to date" in jumelage("reindex").out
    assert jumelage("check").code == ExitCode.DONE


def test_reindex_that_was_broken_off_goes_on_with_the_rest(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(done: int, _: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(reindexing, "_BATCH", 1)
    with open_archive(path, write=True) as archive:
        archive.connection.execute("UPDATE articles SET extraction = 'older'")
        with pytest.raises(KeyboardInterrupt):
            reindexing.reindex(archive, workers=1, progress=break_off)
        assert reindexing.reindex(archive, workers=1).articles == 2
        assert reindexing.reindex(archive, workers=1).articles == 0


def test_reindex_works_in_several_processes_and_says_what_changed(jumelage: Jumelage) -> None:
    result = jumelage("reindex", "--all", "--workers", "2")
    assert result.code == ExitCode.DONE
    assert result.out.startswith("3 articles, ")
    again = jumelage("reindex", "--all", "--workers", "1", "--json").json
    assert (again["articles"], again["changed"], set(again["gained"].values())) == (3, [], {0})


def test_an_article_that_cannot_be_extracted_is_left_as_it_was(
    jumelage: Jumelage, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_archive(path) as archive:
        before = shown(archive)["mentions"]

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("cli.reindexing._find", fail)
    result = jumelage("reindex", "--workers", "1")
    assert result.code == ExitCode.PARTLY
    assert result.err.count("RuntimeError: broken") == 3
    with open_archive(path) as archive:
        assert shown(archive)["mentions"] == before


def test_names_are_changed_in_an_editor(
    jumelage: Jumelage, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.sh"
    script.write_text("#!/bin/sh\nsed -i 's/^label: Zofia Wilk/label: Z. Wilk/; /Moritz/d' \"$1\"\n")
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    result = jumelage("decisions", "edit", "persons", "zof", "--yes")
    assert (result.code, result.err) == (ExitCode.DONE, "")
    assert labels(path) == {"Z. Wilk", "Moritz Engel"}
    monkeypatch.setenv("VISUAL", "true")
    assert jumelage("decisions", "edit", "persons").code == ExitCode.PARTLY
    assert jumelage("decisions", "edit", "persons", "nobody").code == ExitCode.UNUSABLE


def test_an_edited_text_that_is_not_understood_is_kept_and_gone_on_with(
    jumelage: Jumelage, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.sh"
    script.write_text('#!/bin/sh\nsed -i \'s/^label: Zofia Wilk/label: Z. Wilk/\' "$1"\necho nonsense >> "$1"\n')
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    result = jumelage("decisions", "edit", "persons", "zof", "--yes")
    assert (result.code, "not understood: nonsense" in result.err) == (ExitCode.UNUSABLE, True)
    [kept] = tmp_path.glob("jumelage-*.txt")
    assert str(kept) in result.err
    kept.write_text(kept.read_text("utf-8").replace("nonsense\n", ""), "utf-8")
    assert jumelage("decisions", "edit", "persons", "--from", kept, "--yes").code == ExitCode.DONE
    assert "Z. Wilk" in labels(path)
