"""Who decided what, what would change, and what cannot be carried out."""

from __future__ import annotations

import pytest

from archive.decisions import targets
from archive.decisions.history import history, log, stale, whole_uid
from archive.decisions.making import Proposal, undo
from archive.decisions.preview import preview
from archive.decisions.rules import DecisionRefusedError
from tests.archive.conftest import put
from tests.archive.decisions.conftest import AUTHOR, Desk, shown
from tests.archive.material import press

WILK = targets.of_entity("person-zofia-wilk")
ENGEL = targets.of_entity("person-moritz-engel")


def test_the_history_of_an_entity_has_all_that_concerns_it_newest_first(desk: Desk) -> None:
    desk.decide("rename", WILK, {"label": "A"}, author="ben")
    merge = desk.decide("merge", ENGEL, {"into": "person-zofia-wilk"})
    desk.decide("link", desk.words("person", "Besuch", "Wilk", nth=1), {"entity": "person-zofia-wilk"})
    desk.decide("rename", targets.of_entity("place-2879139"), {"label": "Leipsic"})
    undo(desk.archive, merge.uid, author=AUTHOR)
    entries = history(desk.archive, WILK)
    assert [(entry.decision.verb, entry.state) for entry in entries] == [
        ("link", "live"), ("merge", "undone"), ("rename", "live")
    ]  # fmt: skip
    assert entries[2].decision.author == "ben"
    assert len(history(desk.archive, WILK, limit=1)) == 1


def test_the_history_of_a_name_has_decisions_for_it_and_for_all_of_its_kind(desk: Desk) -> None:
    first, second = desk.words("place", "Besuch", "Krakau"), desk.words("place", "Besuch", "Krakau", nth=1)
    desk.decide("confirm", first)
    desk.decide("confirm", second)
    desk.decide("confirm", targets.of_name_everywhere("place", "krakau"), scope="everywhere")
    desk.decide("confirm", targets.of_name_everywhere("place", "Leipzig"), scope="everywhere")
    assert [entry.decision.target.occurrence for entry in history(desk.archive, second)] == [0, 1]
    assert [entry.decision.scope for entry in history(desk.archive, first)] == ["everywhere", "this"]


def test_the_history_of_an_article_has_what_was_decided_in_it(desk: Desk) -> None:
    desk.decide("confirm", desk.words("place", "Besuch", "Krakau"))
    target = targets.of_article(desk.article("Besuch").uid)
    desk.decide("set", target, {"field": "review", "value": "done"})
    assert [entry.decision.verb for entry in history(desk.archive, target)] == ["set", "confirm"]


def test_what_cannot_be_carried_out_is_listed_with_what_stands_there_now(desk: Desk) -> None:
    decision = desk.decide("reject", desk.words("place", "Besuch", "Krakauer"))
    text = desk.article("Besuch").text.partition("\n\n")[2]
    put(desk.archive, press("Besuch in Krakau", text.replace("Krakauer", "örtliche"), source="visit.md"))
    [entry] = stale(desk.archive)
    assert (entry.decision.uid, entry.state, entry.text_now) == (decision.uid, "stale", "örtliche")
    assert entry.decision.target.exact == "Krakauer"


def test_the_log_is_read_page_by_page(desk: Desk) -> None:
    made = [desk.decide("rename", WILK, {"label": str(number)}, author="ab"[number % 2]).uid for number in range(5)]
    undo(desk.archive, made[4], author="a")
    whole = log(desk.archive)
    first = log(desk.archive, limit=2)
    assert [entry.decision.uid for entry in first][1:] == [made[4]]
    rest = log(desk.archive, before=first[-1].decision.uid)
    assert first + rest == whole
    assert whole[1].undone_by == whole[0].decision.uid
    assert [entry.decision.uid for entry in log(desk.archive, author="b", limit=1)] == [made[3]]
    assert log(desk.archive, author="b", before=made[1]) == []


def test_a_decision_is_told_by_the_beginning_of_its_uid(desk: Desk) -> None:
    uid = desk.decide("rename", WILK, {"label": "A"}).uid
    desk.decide("rename", WILK, {"label": "B"})
    assert whole_uid(desk.archive, uid[:10]) == uid
    with pytest.raises(DecisionRefusedError, match="no such decision"):
        whole_uid(desk.archive, "xyz")
    with pytest.raises(DecisionRefusedError, match="no such decision"):
        whole_uid(desk.archive, "")


def test_the_log_has_undos_too(desk: Desk) -> None:
    desk.decide("rename", WILK, {"label": "A"}, author="ben")
    undo(desk.archive, author="ben", reason="wrong")
    assert [(entry.decision.verb, entry.decision.reason) for entry in log(desk.archive)] == [
        ("undo", "wrong"), ("rename", "")
    ]  # fmt: skip
    assert log(desk.archive, author="anna") == []


def test_a_preview_shows_both_sides_and_changes_nothing(desk: Desk) -> None:
    before = shown(desk.archive)
    seen = preview(desk.archive, Proposal("merge", ENGEL, {"into": "person-zofia-wilk"}))
    assert {record.label for record in seen.before} == {"Moritz Engel", "Zofia Wilk"}
    assert [(record.label, record.articles) for record in seen.after] == [("Zofia Wilk", 3)]
    assert seen.articles == 1
    assert shown(desk.archive) == before
    assert log(desk.archive) == []


def test_a_preview_counts_what_a_rejection_takes_away(desk: Desk) -> None:
    seen = preview(desk.archive, Proposal("reject", targets.of_name_everywhere("place", "Krakau"), scope="everywhere"))
    [krakow] = seen.after
    assert (seen.before[0].articles, krakow.articles) == (3, 3)
    seen = preview(desk.archive, Proposal("reject", targets.of_name_everywhere("place", "Kijowa"), scope="everywhere"))
    assert ([record.label for record in seen.before], seen.after) == (["Kyiv"], ())


def test_a_preview_of_what_makes_no_sense_is_refused(desk: Desk) -> None:
    with pytest.raises(DecisionRefusedError):
        preview(desk.archive, Proposal("merge", WILK, {"into": "person-zofia-wilk"}))
    assert not desk.archive.connection.in_transaction
