"""Reprints, parts, rewrites and translations are suggested, and nothing is merged."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.decisions import targets
from archive.decisions.decision import Decision
from archive.decisions.dependencies import conflicts
from archive.decisions.exchange import dump, load
from archive.decisions.history import stale
from archive.decisions.making import Proposal, decide, redo, undo
from archive.decisions.review import review_queue
from archive.decisions.rules import DecisionRefusedError
from archive.opening import Archive, create
from archive.reading import import_runs, relations
from archive.records import RelationRecord
from archive.related import translations
from archive.related.sketching import packed, sketch, unpacked
from archive.writing import Writer
from extraction.document import Document, Publication
from extraction.findings import Article, DateMention, Entity, Findings, Mention, Span

CHANCE = random.Random(7)
WORDS = [f"wort{number}" for number in range(2000)]


def prose(count: int) -> list[str]:
    return [CHANCE.choice(WORDS) for _ in range(count)]


ORIGINAL = prose(400)
LETTERHEAD = prose(40)


def texts() -> dict[str, list[str]]:
    edited = list(ORIGINAL)
    for position in CHANCE.sample(range(400), 8):
        edited[position] = "anders"
    rewritten = [word if position % 40 < 22 else f"neu{position}" for position, word in enumerate(ORIGINAL)]
    return {
        "same": list(ORIGINAL),
        "edited": edited,
        "with letterhead": LETTERHEAD + ORIGINAL,
        "first half": ORIGINAL[:200],
        "rewritten": rewritten,
        "other": prose(400),
    }


class Desk:
    """Writes articles and reads what was suggested."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def write(self, name: str, text: str, findings: Findings | None = None, language: str = "de") -> str:
        published = Publication("x", "2031-05-06", date(2031, 5, 6), date(2031, 5, 6), "metadata")
        document = Document(name, text, text.encode() + name.encode(), "text/plain", f"{name}.txt")
        article = Article(name, f"{name}\n\n{text}", language, "declared", published)
        writer = Writer(self.archive)
        writer.begin_run("import")
        outcome = writer.add(document, article, findings or Findings("1"), path=f"/press/{name}.txt")
        writer.finish_run()
        return outcome.kind

    @property
    def relations(self) -> set[tuple[str, str, str]]:
        rows = self.archive.connection.execute(
            "SELECT a.title, r.kind, b.title FROM article_relations r"
            " JOIN articles a ON a.id = r.article_id JOIN articles b ON b.id = r.other_id"
        )
        return set(rows)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with create(tmp_path / "a.db") as archive:
        yield Desk(archive)


@pytest.mark.parametrize(
    ("variant", "kind"),
    [
        ("same", "reprint"),
        ("edited", "reprint"),
        ("with letterhead", "reprint"),
        ("first half", "part"),
        ("rewritten", "rewrite"),
        ("other", None),
    ],
)
def test_what_shares_its_text_is_suggested_by_its_kind(desk: Desk, variant: str, kind: str | None) -> None:
    desk.write("original", " ".join(ORIGINAL))
    desk.write(variant, " ".join(texts()[variant]))
    assert desk.relations == ({(variant, kind, "original")} if kind else set())


def test_the_part_is_the_shorter_one_whichever_came_first(desk: Desk) -> None:
    desk.write("first half", " ".join(ORIGINAL[:200]))
    desk.write("original", " ".join(ORIGINAL))
    assert desk.relations == {("first half", "part", "original")}


def test_case_accents_and_punctuation_make_no_difference() -> None:
    text = "Die Stadt Köln begrüßt ihre Gäste aus Łódź und Kyjiw, die drei Tage lang bleiben: ein Fest für alle Bürger."
    shouted = text.upper().replace(",", " –").replace(":", "…")
    assert sketch(text * 3) == sketch(shouted * 3)


def test_a_changed_article_loses_what_was_suggested_for_its_old_text(desk: Desk) -> None:
    desk.write("original", " ".join(ORIGINAL))
    desk.write("copy", " ".join(ORIGINAL))
    assert desk.write("copy", " ".join(prose(300))) == "changed"
    assert desk.relations == set()


def test_what_a_person_decided_outlives_a_new_version(desk: Desk) -> None:
    desk.write("original", " ".join(ORIGINAL))
    desk.write("copy", " ".join(ORIGINAL))
    desk.archive.connection.execute("UPDATE article_relations SET state = 'confirmed'")
    desk.write("copy", " ".join([*ORIGINAL, "nachtrag"]))
    rows = desk.archive.connection.execute("SELECT state FROM article_relations").fetchall()
    assert rows == [("confirmed",)]


def test_a_standing_phrase_of_many_articles_tells_nothing(desk: Desk) -> None:
    for number in range(60):
        desk.write(f"release {number}", " ".join([*LETTERHEAD, *prose(12)]))
    late = {row for row in desk.relations if row[0] in {f"release {number}" for number in range(52, 60)}}
    assert late == set()


def told(days: int, persons: tuple[str, ...]) -> Findings:
    text_at = iter(range(0, 1000, 5))
    entities = tuple(Entity("person", name) for name in persons)
    mentions = tuple(
        Mention(Span(start, start + 3), "person", number, entity.name, "name", 0.9, "test")
        for (number, entity), start in zip(enumerate(entities), text_at, strict=False)
    )
    dates = tuple(
        DateMention(
            Span(start, start + 3), f"2031-05-{day:02}", date(2031, 5, day), date(2031, 5, day), "day", "event", None,
            None, 0.9, "test",
        )
        for day, start in zip(range(1, days + 1), text_at, strict=False)
    )  # fmt: skip
    return Findings("1", entities=entities, mentions=mentions, dates=dates)


def test_articles_in_two_languages_that_name_the_same_are_proposed_as_translations(desk: Desk) -> None:
    people = ("Mart Allik", "Hanne Peeters")
    desk.write("deutsch", " ".join(prose(200)), told(4, people), "de")
    desk.write("polski", " ".join(prose(200)), told(4, people), "pl")
    desk.write("anders", " ".join(prose(200)), told(1, ("Jan Wolny",)), "pl")
    desk.write("auch deutsch", " ".join(prose(200)), told(4, people), "de")
    assert ("polski", "translation", "deutsch") in desk.relations
    assert not [row for row in desk.relations if "anders" in row]
    assert ("auch deutsch", "translation", "deutsch") not in desk.relations


@given(st.text(max_size=300))
def test_a_sketch_is_stored_as_it_is(text: str) -> None:
    shingles = sketch(text)
    assert tuple(unpacked(packed(shingles))) == shingles
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE t (h INTEGER) STRICT")
        connection.executemany("INSERT INTO t VALUES (?)", [(value,) for value in shingles])


def test_the_pairs_of_an_article_can_be_listed(desk: Desk) -> None:
    desk.write("original", " ".join(ORIGINAL))
    desk.write("first half", " ".join(ORIGINAL[:200]))
    [pair] = relations(desk.archive)
    assert (pair.title, pair.kind, pair.other_title, pair.state) == ("first half", "part", "original", "found")
    assert relations(desk.archive, pair.other) == [pair]
    assert relations(desk.archive, kind="reprint") == []


def states(desk: Desk) -> list[tuple[str, str]]:
    return [(pair.kind, pair.state) for pair in relations(desk.archive)]


def answer(desk: Desk, one: str, other: str, kind: str, said: str) -> Decision:
    target, value = targets.of_pair(one, other)
    [made] = decide(desk.archive, Proposal("set", target, {"field": kind, "value": said} | value), author="anna")
    return made


def reprint(desk: Desk) -> RelationRecord:
    desk.write("original", " ".join(ORIGINAL))
    desk.write("copy", " ".join(ORIGINAL))
    [pair] = relations(desk.archive)
    return pair


@pytest.mark.parametrize("said", ["confirmed", "rejected"])
def test_an_answer_to_a_suggestion_outlives_changes_of_both_articles_and_can_be_undone(desk: Desk, said: str) -> None:
    pair = reprint(desk)
    answer(desk, pair.other, pair.article, "reprint", said)
    assert states(desk) == [("reprint", said)]
    desk.write("original", " ".join([*ORIGINAL, "nachtrag"]))
    desk.write("copy", " ".join([*ORIGINAL, "anhang"]))
    assert states(desk) == [("reprint", said)]
    desk.write("copy", " ".join(ORIGINAL[:200]))
    # What was a reprint has become a part of the other; the question was answered already.
    assert states(desk) == [("reprint", said)]
    undo(desk.archive, author="anna")
    assert states(desk) == [("reprint", "found")]
    redo(desk.archive, author="anna")
    assert states(desk) == [("reprint", said)]


def test_two_persons_who_name_a_pair_in_either_order_speak_of_the_same(desk: Desk) -> None:
    pair = reprint(desk)
    first = answer(desk, pair.article, pair.other, "reprint", "confirmed")
    second = answer(desk, pair.other, pair.article, "reprint", "rejected")
    assert states(desk) == [("reprint", "rejected")]
    assert conflicts(iter([first]), [second]) == [(first, second)]
    undo(desk.archive, second.uid)
    assert states(desk) == [("reprint", "confirmed")]


def test_a_pair_that_only_a_person_knows_is_listed_and_goes_with_the_decision(desk: Desk) -> None:
    pair = reprint(desk)
    answer(desk, pair.article, pair.other, "translation", "confirmed")
    known = relations(desk.archive, pair.article, pair.other, state="confirmed")
    assert [(found.kind, found.score) for found in known] == [("translation", 0)]
    undo(desk.archive, author="anna")
    assert states(desk) == [("reprint", "found")]


def test_an_answer_waits_for_the_other_article(desk: Desk, tmp_path: Path) -> None:
    pair = reprint(desk)
    made = answer(desk, pair.article, pair.other, "reprint", "rejected")
    journal = [json.dumps(entry) for entry in dump(desk.archive)]
    with create(tmp_path / "elsewhere.db") as elsewhere:
        there = Desk(elsewhere)
        there.write("copy", " ".join(ORIGINAL))
        assert load(elsewhere, journal).stale == [made.uid]
        there.write("original", " ".join(ORIGINAL))
        assert states(there) == [("reprint", "rejected")]
        assert stale(elsewhere) == []


def test_a_rejected_translation_is_not_suggested_again_but_the_next_best_is(desk: Desk) -> None:
    people = ("Mart Allik", "Hanne Peeters")
    desk.write("deutsch", " ".join(prose(200)), told(4, people), "de")
    desk.write("polski", " ".join(prose(200)), told(4, people), "pl")
    [pair] = relations(desk.archive)
    answer(desk, pair.article, pair.other, "translation", "rejected")
    desk.write("deutsch", " ".join(prose(200)), told(4, people), "de")
    desk.write("po polsku", " ".join(prose(200)), told(4, people), "pl")
    desk.write("deutsch", " ".join(prose(210)), told(4, people), "de")
    found = {(one.title, one.other_title, one.state) for one in relations(desk.archive)}
    assert found == {("polski", "deutsch", "rejected"), ("po polsku", "deutsch", "found")}


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ({"field": "reprint", "value": "perhaps", "name": "zz"}, "wrong form"),
        ({"field": "reprint", "value": "confirmed"}, "which other article"),
        ({"field": "reprint", "value": "confirmed", "name": "aa"}, "which other article"),
    ],
)
def test_an_answer_that_says_too_little_is_refused(desk: Desk, value: dict[str, str], problem: str) -> None:
    with pytest.raises(DecisionRefusedError, match=problem):
        decide(desk.archive, Proposal("set", targets.of_article("bb"), value))


def test_pairs_are_asked_about_in_the_review_queue(desk: Desk) -> None:
    pair = reprint(desk)
    [item] = review_queue(desk.archive, "related")
    assert [evidence.words for evidence in item.evidence] == [pair.title, pair.other_title]
    decide(desk.archive, *item.others[-1].proposals)
    assert set(states(desk)) == {("reprint", "rejected"), ("translation", "confirmed")}
    assert review_queue(desk.archive, "related") == []


@pytest.mark.parametrize("moment", ["before its end", "while it looks for translations"])
def test_articles_of_an_import_that_was_killed_find_their_translations_in_the_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    people = ("Mart Allik", "Hanne Peeters")
    killed = Writer(desk.archive)
    killed.begin_run("import")
    published = Publication("x", "2031-05-06", date(2031, 5, 6), date(2031, 5, 6), "metadata")
    for title, language in (("deutsch", "de"), ("polski", "pl")):
        text = f"{title}\n\n{' '.join(prose(200))}"
        document = Document(title, text, text.encode(), "text/plain", f"{title}.txt")
        killed.add(
            document, Article(title, text, language, "declared", published), told(4, people), path=f"{title}.txt"
        )
    killed.commit()
    if moment == "while it looks for translations":
        with monkeypatch.context() as patched:
            patched.setattr(translations, "find", interrupted)
            with pytest.raises(KeyboardInterrupt):
                killed.finish_run()
    desk.write("anderes", " ".join(prose(50)))
    assert [(pair.title, pair.other_title) for pair in relations(desk.archive)] == [("polski", "deutsch")]
    assert [run.state for run in import_runs(desk.archive)] == ["finished", "interrupted"]


def interrupted(*_arguments: object) -> NoReturn:
    raise KeyboardInterrupt
