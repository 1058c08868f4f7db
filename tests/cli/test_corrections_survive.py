"""What people decided outlives changed sources, new imports and new extractions, and can be taken back one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from archive.decisions import targets
from archive.decisions.making import Proposal, decide
from archive.opening import open_archive
from archive.reading import entities, quotes
from cli.failures import ExitCode
from tests.archive.decisions.conftest import Desk, shown
from tests.cli.conftest import Jumelage

VISIT = """# Besuch in Krakau

2019-05-03

Oberbürgermeister Matthias Rehfuß aus Leipzig besuchte Krakau. In Halle stieg die Delegation um. „Wir kommen gern
wieder“, hieß es am Abend. Das Programm war lang: Alle fanden es schön, wie im Gästebuch steht.
"""
REPLY = """# Ein Brief aus Leipzig

2019-06-01

Matthias Rehfuss schrieb nach Krakau. „Danke für alles“, sagte Rehfuss.
"""


def marked(desk: Desk) -> list[str]:
    return [quote.text for quote in desk.article("Besuch").quotes]


def test_decisions_outlive_changes_of_the_sources_and_are_undone_one_by_one(
    jumelage: Jumelage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUMELAGE_AUTHOR", "anna")
    sources = tmp_path / "press"
    sources.mkdir()
    (sources / "visit.md").write_text(VISIT, "utf-8")
    (sources / "reply.md").write_text(REPLY, "utf-8")
    assert jumelage("import", "press", "--workers", "1").code == ExitCode.DONE
    path = tmp_path / "archive.db"
    with open_archive(path, write=True) as archive:
        desk = Desk(archive)
        assert "Halle" in dict(desk.names("Besuch"))
        said = next(quote for quote in desk.article("Besuch").quotes if quote.text.startswith("Wir kommen"))
        missed = desk.words("quote", "Besuch", "Alle fanden es schön")
        persons = [person.uid for person in entities(archive, "person") if person.label.startswith("Matthias Rehfu")]
        who = targets.of_quote(desk.article("Besuch"), said)
        for proposal in (
            Proposal("reject", desk.words("place", "Besuch", "Halle")),
            Proposal("rename", targets.of_entity(persons[0]), {"label": "Matthias Rehfuß, OB"}),
            Proposal("speaker", who, targets.quote_value(said, persons[0], "Rehfuß")),
            Proposal("mark", missed, {"type": "indirect"}),
        ):
            decide(archive, proposal, author="anna")

    (sources / "visit.md").write_text(VISIT.replace("\n\nOber", "\n\nKorrigiert. Ober") + "\nEin Nachtrag.\n", "utf-8")
    assert jumelage("import", "press", "--workers", "1").code == ExitCode.DONE
    assert jumelage("reindex", "--all", "--workers", "1").code == ExitCode.DONE
    assert jumelage("check").code == ExitCode.DONE
    with open_archive(path) as archive:
        desk = Desk(archive)
        assert "Korrigiert" in desk.article("Besuch").text
        assert "Halle" not in dict(desk.names("Besuch"))
        assert "Matthias Rehfuß, OB" in {person.label for person in entities(archive, "person")}
        assert [quote.speaker for quote in quotes(archive) if quote.text.startswith("Wir kommen")] == [persons[0]]
        assert "Alle fanden es schön" in marked(desk)
        assert shown(archive)["stale"] == []

    assert len(jumelage("decisions", "dump").objects) == 4
    gone: list[Callable[[Desk], bool]] = [
        lambda desk: "Alle fanden es schön" not in marked(desk),
        lambda desk: said.speaker in [q.speaker for q in desk.article("Besuch").quotes if q.text == said.text],
        lambda desk: "Matthias Rehfuß, OB" not in {person.label for person in entities(desk.archive, "person")},
        lambda desk: "Halle" in dict(desk.names("Besuch")),
    ]
    for is_gone in gone:
        assert jumelage("decisions", "undo").code == ExitCode.DONE
        with open_archive(path) as archive:
            assert is_gone(Desk(archive))
    assert jumelage("check").code == ExitCode.DONE
