"""Journals go from archive to archive as lines of JSON."""

from __future__ import annotations

import json
import tempfile
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.checking import check
from archive.decisions import targets
from archive.decisions.date_meaning import date_meaning
from archive.decisions.decision import TARGET_KINDS, VERBS
from archive.decisions.exchange import decision_from, dump, load
from archive.decisions.journal import live, undone
from archive.decisions.making import undo
from archive.decisions.rules import DecisionRefusedError
from archive.opening import Archive, create
from tests.archive.conftest import put
from tests.archive.decisions.conftest import Desk, shown
from tests.archive.material import aid, treaty, visit

WILK = targets.of_entity("person-zofia-wilk")
ENGEL = targets.of_entity("person-moritz-engel")


def lines(archive: Archive) -> list[str]:
    return [json.dumps(entry) for entry in dump(archive)]


@pytest.fixture
def other(tmp_path: Path) -> Desk:
    """An archive of the same articles, imported in another order, where somebody else sits."""
    folder = tmp_path / "other"
    folder.mkdir()
    archive = create(folder / "archive.db")
    put(archive, aid(), treaty())
    put(archive, visit())
    return Desk(archive)


def decide_much(desk: Desk, author: str) -> None:
    record = desk.article("Besuch")
    desk.decide("reject", desk.words("place", "Besuch", "Krakau", nth=1), author=author)
    desk.decide("merge", ENGEL, {"into": "person-zofia-wilk"}, author=author)
    desk.decide("speaker", targets.of_quote(record, record.quotes[1]), {"entity": "person-zofia-wilk"}, author=author)
    desk.decide("reject", targets.of_name_everywhere("place", "Leipzig"), scope="everywhere", author=author)
    desk.decide("set", targets.of_article(record.uid), {"field": "tag", "name": "Gäste", "value": True}, author=author)
    undo(desk.archive, author=author)


def test_a_journal_gives_the_same_state_in_another_archive(desk: Desk, other: Desk) -> None:
    decide_much(desk, "anna")
    loaded = load(other.archive, lines(desk.archive))
    assert (loaded.new, loaded.known, loaded.conflicts, loaded.bad, loaded.stale) == (6, 0, [], [], [])
    assert shown(other.archive) == shown(desk.archive)
    assert lines(other.archive) == lines(desk.archive)
    assert not list(check(other.archive))


def test_loading_twice_changes_nothing(desk: Desk, other: Desk) -> None:
    decide_much(desk, "anna")
    load(other.archive, lines(desk.archive))
    before = shown(other.archive)
    again = load(other.archive, lines(desk.archive))
    assert (again.new, again.known) == (0, 6)
    assert shown(other.archive) == before


def test_two_journals_merge_to_the_same_in_both_places(desk: Desk, other: Desk) -> None:
    decide_much(desk, "anna")
    other.decide("rename", WILK, {"label": "Z. Wilk"}, author="ben")
    other.decide("confirm", other.words("person", "Pomoc", "Zofia Wilk"), author="ben")
    mine, theirs = lines(desk.archive), lines(other.archive)
    load(desk.archive, theirs)
    load(other.archive, mine)
    assert shown(desk.archive) == shown(other.archive)
    assert lines(desk.archive) == lines(other.archive)
    assert sorted(lines(desk.archive)) == sorted(mine + theirs)


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], dict[str, list[Any]]]:
    """The journal of an archive in which much was decided, by two people, and what that archive shows."""
    with create(tmp_path_factory.mktemp("decided") / "archive.db") as archive:
        put(archive, visit(), treaty(), aid())
        desk = Desk(archive)
        desk.decide(
            "mark", desk.words("person", "Besuch", "Krakau"), {"entity": "person-neu", "label": "Neu"}, author="b"
        )
        desk.decide("merge", targets.of_entity("person-neu"), {"into": "person-zofia-wilk"}, author="b")
        decide_much(desk, "a")
        meaning = {"field": "published", "value": "1973-05", "date": date_meaning("1973-05")}
        desk.decide("set", targets.of_article(desk.article("Pomoc").uid), meaning, author="b")
        desk.decide("not-same", WILK, {"other": "person-neu"}, author="a")
        return lines(archive), shown(archive)


@settings(max_examples=12)
@given(
    order=st.permutations(range(3)), before=st.integers(0, 3), shuffled=st.randoms(use_true_random=False),
    parts=st.lists(st.integers(0, 12), max_size=2), twice=st.booleans(),
)  # fmt: skip
def test_the_order_of_articles_and_entries_and_loading_in_parts_or_twice_change_nothing(
    decided: tuple[list[str], dict[str, list[Any]]], order: list[int], before: int, shuffled: Random, parts: list[int],
    twice: bool,
) -> None:  # fmt: skip
    journal, state = decided
    entries = list(journal)
    shuffled.shuffle(entries)
    cuts = [0, *sorted(parts), len(entries)]
    with tempfile.TemporaryDirectory() as folder, create(Path(folder) / "archive.db") as archive:
        materials = [(visit, treaty, aid)[number]() for number in order]
        put(archive, *materials[:before])
        for first, last in pairwise(cuts):
            load(archive, entries[first:last])
        put(archive, *materials[before:])
        if twice:
            assert load(archive, journal).new == 0
        assert shown(archive) == state
        assert lines(archive) == journal
        assert not list(check(archive))


def test_what_settles_the_same_differently_is_told_and_the_later_holds(desk: Desk, other: Desk) -> None:
    desk.decide("rename", WILK, {"label": "A"}, author="anna")
    desk.decide("not-same", ENGEL, {"other": "person-zofia-wilk"}, author="anna")
    desk.decide("confirm", desk.words("place", "Besuch", "Krakau"), author="anna")
    other.decide("rename", WILK, {"label": "B"}, author="ben")
    other.decide("merge", WILK, {"into": "person-moritz-engel"}, author="ben")
    other.decide("reject", other.words("place", "Besuch", "Krakau"), author="ben")
    other.decide("rename", ENGEL, {"label": "C"}, author="ben")
    loaded = load(desk.archive, lines(other.archive))
    pairs = [(ours.verb, theirs.verb) for ours, theirs in loaded.conflicts]
    assert pairs == [("rename", "rename"), ("not-same", "merge"), ("confirm", "reject")]


def test_those_who_agree_have_no_conflict(desk: Desk, other: Desk) -> None:
    desk.decide("rename", WILK, {"label": "A"}, author="anna")
    other.decide("rename", WILK, {"label": "A"}, author="ben")
    assert load(desk.archive, lines(other.archive)).conflicts == []


def test_an_undo_from_elsewhere_holds_here(desk: Desk, other: Desk) -> None:
    decision = desk.decide("rename", WILK, {"label": "A"}, author="anna")
    load(other.archive, lines(desk.archive))
    undo(other.archive, decision.uid, author="ben")
    load(desk.archive, lines(other.archive))
    assert "Zofia Wilk" in {label for _, label, *_ in shown(desk.archive)["entities"]}


def test_an_undo_may_come_before_what_it_undoes(desk: Desk, other: Desk) -> None:
    desk.decide("rename", WILK, {"label": "A"}, author="anna")
    undo(desk.archive, author="anna")
    rename, take_back = lines(desk.archive)
    before = shown(other.archive)
    load(other.archive, [take_back])
    load(other.archive, [rename])
    assert shown(other.archive) == before


def test_what_this_archive_lacks_is_kept_and_told(desk: Desk, tmp_path: Path) -> None:
    decide_much(desk, "anna")
    with create(tmp_path / "empty.db") as empty:
        loaded = load(empty, lines(desk.archive))
        assert (loaded.new, len(loaded.stale)) == (6, 2)
        for material in (visit(), aid(), treaty()):
            put(empty, material)
        assert shown(empty) == shown(desk.archive)


def test_a_bad_line_is_told_with_its_number_and_the_others_are_loaded(desk: Desk, other: Desk) -> None:
    desk.decide("rename", WILK, {"label": "A"}, author="anna")
    [good] = lines(desk.archive)
    changed = good.replace('"A"', '"B"')
    loaded = load(other.archive, ["", good, changed, "{", '["list"]', '{"uid": 5}', b"\xff"])
    assert loaded.new == 1
    assert [bad.number for bad in loaded.bad] == [3, 4, 5, 6, 7]
    assert loaded.bad[0].what == "it was changed since it was made"
    assert all(bad.advice for bad in loaded.bad)


def test_an_entry_may_be_written_by_hand_without_its_uid(desk: Desk) -> None:
    entry = {"made": "2026-01-01T00:00:00.000000Z", "author": "anna", "verb": "rename", "kind": "entity",
             "entity": WILK.entity, "value": {"label": "Neu"}}  # fmt: skip
    assert load(desk.archive, [json.dumps(entry)]).new == 1
    assert "Neu" in {label for _, label, *_ in shown(desk.archive)["entities"]}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
SENSIBLE: dict[str, st.SearchStrategy[Any]] = {
    "entity": st.sampled_from(["person-zofia-wilk", "person-new", None]),
    "into": st.just("person-moritz-engel"),
    "other": st.just("person-moritz-engel"),
    "label": st.just("Neu"),
    "name": st.just("Neu"),
    "names": st.just(["wilk"]),
    "kind": st.sampled_from(["person", "variant"]),
    "field": st.sampled_from(["tag", "note", "review", "gnd"]),
    "value": st.sampled_from([True, None, "x"]),
    "date": st.fixed_dictionaries({}, optional={
        "edtf": st.just("1973"), "earliest": st.sampled_from(["1973-01-01", None, "1973"]), "grain": st.just("day"),
    }),
    "type": st.just("direct"),
    "segments": st.sampled_from([[[0, 2]], [[0, 400]], [[5, 1]]]),
    "place": st.just({}),
}  # fmt: skip
VALUE = st.fixed_dictionaries({}, optional={name: form | JSON for name, form in SENSIBLE.items()})
ENTRY = st.fixed_dictionaries(
    {
        "made": st.just("2026-01-01T00:00:00.000000Z"),
        "author": st.just("anna"),
        "verb": st.sampled_from(list(VERBS)),
        "kind": st.sampled_from(list(TARGET_KINDS)),
        "value": VALUE,
    },
    optional={
        "entity": st.sampled_from(["person-zofia-wilk", "x"]) | JSON,
        "article": st.just("ARTICLE") | JSON,
        "exact": st.sampled_from(["Krakau", "Wilk", "1973", "nicht da"]) | JSON,
        "occurrence": st.integers(0, 3) | JSON,
        "decision": st.just("x") | JSON,
        "scope": st.sampled_from(["", "everywhere", "article"]) | JSON,
    },
)


@settings(deadline=None)
@given(ENTRY | JSON)
def test_anything_is_either_a_decision_or_refused_with_advice(entry: Any) -> None:
    try:
        decision = decision_from(entry)
    except DecisionRefusedError as error:
        assert error.advice  # noqa: PT017 - either outcome is right
    else:
        assert decision_from(decision.fields() | {"uid": decision.uid}) == decision


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(ENTRY, max_size=6))
def test_whatever_is_accepted_can_be_carried_out_and_taken_back(desk: Desk, entries: list[Any]) -> None:
    uid = desk.article("Besuch").uid
    before = shown(desk.archive)
    texts = [json.dumps(entry | ({"article": uid} if entry.get("article") == "ARTICLE" else {})) for entry in entries]
    load(desk.archive, texts)
    gone = undone(desk.archive.connection)
    for decision in reversed(list(live(desk.archive.connection))):
        if decision.uid not in gone:
            undo(desk.archive, decision.uid)
    assert shown(desk.archive) == before
    assert not list(check(desk.archive))
