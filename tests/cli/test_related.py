"""`jumelage related`: suggestions are listed, accepted and rejected, and the answers last."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.failures import ExitCode
from tests.cli.conftest import Jumelage

SENTENCES = [
    f"Am Tag {number} sah die Gruppe {number * 7} Häuser, {number * 3} Brücken und das Tor Nummer {number * 11}."
    for number in range(1, 40)
]


def write(folder: Path, name: str, title: str, sentences: list[str]) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"{title}\n\n2031-05-06\n\n{' '.join(sentences)}\n", encoding="utf-8")


@pytest.fixture
def pair(jumelage: Jumelage, tmp_path: Path) -> tuple[str, str]:
    write(tmp_path / "press", "a.txt", "Reise nach Gent", SENTENCES)
    write(tmp_path / "press", "b.txt", "Reise nach Gent, Nachdruck", SENTENCES)
    jumelage("import", "press")
    [found] = jumelage("related", "--json").json
    assert (found["kind"], found["state"]) == ("reprint", "found")
    return found["article"], found["other"]


@pytest.mark.parametrize(("option", "state"), [("--accept", "confirmed"), ("--reject", "rejected")])
def test_an_answer_outlives_import_and_reindex_and_can_be_undone(
    jumelage: Jumelage, tmp_path: Path, pair: tuple[str, str], option: str, state: str
) -> None:
    settled = jumelage("related", pair[1][:6], pair[0][:6], option, "--reason", "verglichen")
    assert (settled.code, settled.out.split(":")[0]) == (ExitCode.DONE, f"{option[2:]}ed")
    write(tmp_path / "press", "b.txt", "Reise nach Gent, Nachdruck", [*SENTENCES, "Ein Nachtrag."])
    assert jumelage("import", "press", "--json").json["counts"]["changed"] == 1
    assert jumelage("reindex", "--all", "--workers", "1").code == ExitCode.DONE
    assert jumelage("check").code == ExitCode.DONE
    assert [found["state"] for found in jumelage("related", "--json").json] == [state]
    assert jumelage("related", "--state", "found").code == ExitCode.PARTLY
    [entry] = jumelage("decisions", "log", "--json").json
    assert (entry["about"], entry["reason"]) == (f"article {min(pair)}: reprint {max(pair)}: {state}", "verglichen")
    assert jumelage("decisions", "undo").code == ExitCode.DONE
    assert [found["state"] for found in jumelage("related", "--json").json] == ["found"]


def test_an_answer_needs_two_articles_and_what_they_are(
    jumelage: Jumelage, tmp_path: Path, pair: tuple[str, str]
) -> None:
    write(tmp_path / "press", "c.txt", "Etwas anderes", ["Hier steht etwas ganz anderes."])
    jumelage("import", "press")
    [other] = {item["uid"] for item in jumelage("search", "anderes", "--json").json}
    for arguments in (pair[:1], (pair[0], pair[0]), (pair[0], other), (pair[0], "ffffffffffff")):
        result = jumelage("related", *arguments, "--accept")
        assert result.code == ExitCode.UNUSABLE
        assert result.err.splitlines()[-1].count(": ") >= 1
    assert jumelage("related", pair[0], other, "--accept", "--kind", "rewrite").code == ExitCode.DONE
    assert len(jumelage("related", pair[0], "--json").json) == 2
