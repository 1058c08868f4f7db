"""What decisions do to what is shown, and that everything can be taken back."""

from __future__ import annotations

from datetime import date

import pytest

from archive.checking import check
from archive.decisions import targets
from archive.decisions.date_meaning import date_meaning
from archive.decisions.history import stale
from archive.decisions.making import Proposal, decide, redo, undo
from archive.decisions.rules import DecisionRefusedError
from archive.opening import Archive, open_archive
from archive.reading import entities, quotes
from archive.search import FileSearcher
from tests.archive.conftest import put
from tests.archive.decisions.conftest import AUTHOR, Desk, shown
from tests.archive.material import KRAKOW, press, treaty, visit

KRAKOW_UID = "place-3094802"
LEIPZIG_UID = "place-2879139"


def finds(archive: Archive, line: str) -> int:
    searcher = FileSearcher(archive.connection)
    return searcher.count(searcher.parse(line))


def test_a_rejected_name_is_gone_here_and_stays_elsewhere(desk: Desk) -> None:
    desk.decide("reject", desk.words("place", "Besuch", "Krakau", nth=1))
    assert [text for text, _ in desk.names("Besuch")].count("Krakau") == 1
    assert KRAKOW_UID in dict(desk.names("Partnerschaft")).values()


def test_a_name_rejected_everywhere_is_gone_from_the_facets(desk: Desk) -> None:
    desk.decide("reject", targets.of_name_everywhere("place", "Leipzig"), scope="everywhere")
    assert "Leipzig" not in dict(desk.names("Partnerschaft"))
    assert finds(desk.archive, "city:Leipzig") == 1  # »Leipziger« in the other article is another word.
    desk.decide("reject", targets.of_name_everywhere("place", "leipziger"), scope="everywhere")
    assert finds(desk.archive, "city:Leipzig") == 0


def test_a_name_rejected_in_one_article_stays_in_the_others(desk: Desk) -> None:
    record = desk.article("Partnerschaft")
    mention = next(mention for mention in record.mentions if mention.text == "Leipzig")
    desk.decide("reject", targets.of_name_in_article(record, mention), scope="article")
    assert "Leipzig" not in dict(desk.names("Partnerschaft"))
    assert "Leipzig" in dict(desk.names("Besuch"))


def test_a_confirmed_name_is_marked_as_decided(desk: Desk) -> None:
    desk.decide("confirm", desk.words("person", "Besuch", "Zofia Wilk"))
    mention = next(mention for mention in desk.article("Besuch").mentions if mention.text == "Zofia Wilk")
    assert mention.decided


def test_a_name_is_linked_to_another_entity_and_unlinked(desk: Desk) -> None:
    target = desk.words("person", "Besuch", "Wilk", nth=1)
    desk.decide("link", target, {"entity": "person-moritz-engel"})
    assert ("Wilk", "person-moritz-engel") in desk.names("Besuch")
    desk.decide("unlink", target)
    assert ("Wilk", None) in desk.names("Besuch")


def test_a_link_can_bring_a_new_entity_with_it(desk: Desk) -> None:
    desk.decide("link", desk.words("person", "Besuch", "Wilk", nth=1),
                {"entity": "person-zbigniew-wilk", "label": "Zbigniew Wilk", "new": True})  # fmt: skip
    assert ("Wilk", "person-zbigniew-wilk") in desk.names("Besuch")
    assert "Zbigniew Wilk" in {person.label for person in entities(desk.archive, "person")}
    assert finds(desk.archive, 'person:"Zbigniew Wilk"') == 1


def test_a_name_of_the_wrong_kind_is_retyped(desk: Desk) -> None:
    desk.decide("retype", desk.words("organisation", "Besuch", "Verein Brücke"),
                {"kind": "person", "entity": "person-brucke", "label": "Brücke"})  # fmt: skip
    kinds = {mention.text: mention.kind for mention in desk.article("Besuch").mentions}
    assert kinds["Verein Brücke"] == "person"


def test_two_entities_become_one_under_the_label_of_the_second(desk: Desk) -> None:
    desk.decide("merge", targets.of_entity("person-moritz-engel"), {"into": "person-zofia-wilk"})
    assert [person.label for person in entities(desk.archive, "person")] == ["Zofia Wilk"]
    assert {quote.speaker for quote in quotes(desk.archive)} == {"person-zofia-wilk", None}
    assert finds(desk.archive, 'person:"Moritz Engel"') == 3


def test_entities_told_apart_are_not_merged(desk: Desk) -> None:
    desk.decide("not-same", targets.of_entity("person-moritz-engel"), {"other": "person-zofia-wilk"}, author="ben")
    with pytest.raises(DecisionRefusedError, match="told apart: by ben"):
        desk.decide("merge", targets.of_entity("person-zofia-wilk"), {"into": "person-moritz-engel"})


def test_who_is_merged_with_one_told_apart_is_not_merged_either(desk: Desk) -> None:
    wilk, engel, third = (targets.of_entity(f"person-{name}") for name in ("zofia-wilk", "moritz-engel", "dritter"))
    desk.decide("mark", desk.words("person", "Besuch", "Krakau"), {"entity": third.entity, "label": "Dritter"})
    desk.decide("not-same", third, {"other": wilk.entity})
    desk.decide("merge", third, {"into": engel.entity})
    with pytest.raises(DecisionRefusedError, match="told apart"):
        desk.decide("merge", engel, {"into": wilk.entity})


def test_of_a_merge_and_a_later_not_the_same_the_later_holds(desk: Desk) -> None:
    desk.decide("merge", targets.of_entity("person-moritz-engel"), {"into": "person-zofia-wilk"})
    assert len(entities(desk.archive, "person")) == 1
    apart = desk.decide("not-same", targets.of_entity("person-zofia-wilk"), {"other": "person-moritz-engel"})
    assert len(entities(desk.archive, "person")) == 2
    undo(desk.archive, apart.uid, author=AUTHOR)
    assert len(entities(desk.archive, "person")) == 1
    assert not list(check(desk.archive))


def test_a_split_gives_some_names_and_articles_to_a_new_entity(desk: Desk) -> None:
    desk.decide("split", targets.of_entity("person-zofia-wilk"),
                {"entity": "person-z-wilk", "label": "Z. Wilk", "names": ["wilk"], "articles": []})  # fmt: skip
    assert ("Zofia Wilk", "person-zofia-wilk") in desk.names("Besuch")
    assert ("Wilk", "person-z-wilk") in desk.names("Besuch")
    assert ("Zofia Wilk", "person-zofia-wilk") in desk.names("Pomoc")


def test_a_split_reaches_names_that_were_merged(desk: Desk) -> None:
    desk.decide("merge", targets.of_entity("person-moritz-engel"), {"into": "person-zofia-wilk"})
    desk.decide("split", targets.of_entity("person-zofia-wilk"),
                {"entity": "person-engel", "label": "Engel", "names": ["moritz engel"]})  # fmt: skip
    assert ("Moritz Engel", "person-engel") in desk.names("Partnerschaft")


def test_an_entity_gets_a_new_label_names_and_a_kind(desk: Desk) -> None:
    wilk = targets.of_entity("person-zofia-wilk")
    desk.decide("rename", wilk, {"label": "Zofia Wilk-Nowak"})
    desk.decide("add-name", wilk, {"name": "Софія Вільк", "language": "uk", "kind": "transliterated"})
    record = next(person for person in entities(desk.archive, "person") if person.uid == wilk.entity)
    assert record.label == "Zofia Wilk-Nowak"
    assert {"Zofia Wilk-Nowak", "Софія Вільк", "Zofia Wilk"} <= set(record.names)
    desk.decide("retype", targets.of_entity("organisation-verein-brucke"), {"kind": "person"})
    assert "organisation-verein-brucke" in {person.uid for person in entities(desk.archive, "person")}


def test_a_quote_gets_its_speaker_with_the_office_held_in_the_article(desk: Desk) -> None:
    record = desk.article("Besuch")
    unknown = next(quote for quote in record.quotes if quote.speaker is None)
    desk.decide("speaker", targets.of_quote(record, unknown), targets.quote_value(unknown, "person-zofia-wilk"))
    quote = next(quote for quote in quotes(desk.archive, by="Wilk") if quote.text == "Das war schön.")
    assert (quote.basis, quote.office) == ("person", "Stadtpräsidentin, Kraków")
    assert not quotes(desk.archive, by="unknown")


def test_a_quote_that_is_none_is_rejected(desk: Desk) -> None:
    record = desk.article("Partnerschaft")
    desk.decide("reject", targets.of_quote(record, record.quotes[0]))
    assert desk.article("Partnerschaft").quotes == ()
    assert finds(desk.archive, "has:quote") == 1


def test_a_quote_that_was_missed_is_marked(desk: Desk) -> None:
    target = desk.words("quote", "Pomoc", "Transport z Krakowa dotarł")
    desk.decide("mark", target, {"type": "indirect", "entity": "person-zofia-wilk"})
    [quote] = desk.article("Pomoc").quotes
    assert (quote.text, quote.type, quote.speaker) == ("Transport z Krakowa dotarł", "indirect", "person-zofia-wilk")
    assert finds(desk.archive, "said:dotarł") == 1
    desk.decide("unmark", target)
    assert desk.article("Pomoc").quotes == ()
    assert finds(desk.archive, "said:dotarł") == 0


def test_a_date_is_corrected_rejected_and_one_that_was_missed_is_marked(desk: Desk) -> None:
    record = desk.article("Partnerschaft")
    meaning = {"edtf": "1973-09-08", "earliest": "1973-09-08", "latest": "1973-09-08", "grain": "day"}
    desk.decide("set", targets.of_date(record, record.dates[0]), {"date": meaning})
    [found] = desk.article("Partnerschaft").dates
    assert (found.edtf, found.kind, found.text) == ("1973-09-08", "event", "1973")
    desk.decide("reject", targets.of_date(record, record.dates[0]))
    assert desk.article("Partnerschaft").dates == ()
    desk.decide("mark", desk.words("date", "Pomoc", "miasta"), {"date": {**meaning, "kind": "founding"}})
    assert [(found.text, found.kind) for found in desk.article("Pomoc").dates] == [("miasta", "founding")]
    assert finds(desk.archive, "date:1973") == 1


def test_an_office_that_is_none_is_rejected(desk: Desk) -> None:
    record = desk.article("Besuch")
    desk.decide("reject", targets.of_office(record, record.offices[0]))
    assert desk.article("Besuch").offices == ()


def test_an_article_gets_tags_notes_and_a_review_state(desk: Desk) -> None:
    target = targets.of_article(desk.article("Besuch").uid)
    desk.decide("set", target, {"field": "tag", "name": "Delegation", "value": True})
    desk.decide("set", target, {"field": "note", "value": "*Wichtig*"})
    desk.decide("set", target, {"field": "review", "value": "done"})
    state = shown(desk.archive)
    assert [tag for tag, _ in state["tags"]] == ["delegation"]
    assert [body for *_, body in state["notes"]] == ["*Wichtig*"]
    assert [review for _, review in state["reviews"]] == ["done"]
    assert finds(desk.archive, "tag:delegation") == 1
    desk.decide("set", target, {"field": "tag", "name": "delegation", "value": False})
    assert finds(desk.archive, "tag:delegation") == 0


def test_everything_is_taken_back_in_any_order_and_redone(desk: Desk) -> None:
    before = shown(desk.archive)
    record = desk.article("Besuch")
    one = desk.decide("reject", desk.words("place", "Besuch", "Krakau"))
    two = desk.decide("merge", targets.of_entity("person-moritz-engel"), {"into": "person-zofia-wilk"})
    three = desk.decide("speaker", targets.of_quote(record, record.quotes[1]), {"entity": "person-moritz-engel"})
    four = desk.decide("reject", targets.of_name_everywhere("place", "Leipzig"), scope="everywhere")
    after = shown(desk.archive)
    for decision in (two, four, one, three):
        undo(desk.archive, decision.uid, author=AUTHOR)
    assert shown(desk.archive) == before
    for _ in range(4):
        assert redo(desk.archive, author=AUTHOR)
    assert redo(desk.archive, author=AUTHOR) == []
    assert shown(desk.archive) == after
    assert not list(check(desk.archive))


def test_undo_takes_back_the_last_step_of_the_same_person(desk: Desk) -> None:
    before = shown(desk.archive)
    wilk, engel = targets.of_entity("person-zofia-wilk"), targets.of_entity("person-moritz-engel")
    decide(
        desk.archive, Proposal("rename", wilk, {"label": "A"}), Proposal("rename", engel, {"label": "B"}), author="anna"
    )
    desk.decide("rename", wilk, {"label": "C"}, author="ben")
    assert len(undo(desk.archive, author="anna")) == 2
    assert {person.label for person in entities(desk.archive, "person")} == {"C", "Moritz Engel"}
    assert len(undo(desk.archive, author="ben")) == 1
    assert undo(desk.archive, author="anna") == []
    assert shown(desk.archive) == before


def test_a_new_decision_ends_what_can_be_redone(desk: Desk) -> None:
    wilk = targets.of_entity("person-zofia-wilk")
    desk.decide("rename", wilk, {"label": "A"})
    undo(desk.archive, author=AUTHOR)
    desk.decide("rename", wilk, {"label": "B"})
    assert redo(desk.archive, author=AUTHOR) == []


def test_undo_and_redo_work_in_another_session(desk: Desk) -> None:
    path = desk.archive.path
    desk.decide("rename", targets.of_entity("person-zofia-wilk"), {"label": "A"})
    desk.archive.close()
    with open_archive(path, write=True) as archive:
        assert undo(archive, author=AUTHOR)
    with open_archive(path, write=True) as archive:
        assert redo(archive, author=AUTHOR)
        assert "A" in {person.label for person in entities(archive, "person")}


def test_what_others_rest_on_is_not_undone_alone(desk: Desk) -> None:
    split = desk.decide("split", targets.of_entity("person-zofia-wilk"),
                        {"entity": "person-z-wilk", "label": "Z. Wilk", "names": ["wilk"]})  # fmt: skip
    rename = desk.decide("rename", targets.of_entity("person-z-wilk"), {"label": "Zdzisława Wilk"})
    with pytest.raises(DecisionRefusedError, match=rename.uid):
        undo(desk.archive, split.uid, author=AUTHOR)
    undo(desk.archive, rename.uid, author=AUTHOR)
    undo(desk.archive, split.uid, author=AUTHOR)
    assert ("Wilk", "person-zofia-wilk") in desk.names("Besuch")


def test_nothing_is_undone_twice_or_by_a_wrong_name(desk: Desk) -> None:
    decision = desk.decide("rename", targets.of_entity("person-zofia-wilk"), {"label": "A"})
    undo(desk.archive, decision.uid, author=AUTHOR)
    with pytest.raises(DecisionRefusedError, match="undone already"):
        undo(desk.archive, decision.uid, author=AUTHOR)
    with pytest.raises(DecisionRefusedError, match="no such decision"):
        undo(desk.archive, "0000", author=AUTHOR)


@pytest.mark.parametrize(
    ("verb", "target", "value", "what"),
    [
        ("merge", targets.of_entity("person-a"), {}, "no `into`"),
        ("merge", targets.of_entity("person-a"), {"into": "person-a", "label": "A"}, "both are the same"),
        ("merge", targets.of_article("a"), {"into": "person-a", "label": "A"}, "cannot be the target"),
        ("rename", targets.of_entity("person-a"), {"label": " "}, "`label` is of a wrong form"),
        ("retype", targets.of_entity("person-a"), {"kind": "animal"}, "`kind` is of a wrong form"),
        ("split", targets.of_entity("person-a"), {"entity": "person-x", "label": "X"}, "what to split off"),
        ("set", targets.of_article("a"), {"field": "title", "value": "T"}, "no such field"),
        ("reject", targets.of_name_everywhere("place", "Halle"), {}, "in which article"),
        ("reject", targets.of_name_everywhere("place", "!"), {}, "in which article"),
    ],
)
def test_what_makes_no_sense_is_refused_with_advice(
    desk: Desk, verb: str, target: object, value: dict[str, str], what: str
) -> None:
    with pytest.raises(DecisionRefusedError, match=what) as refused:
        desk.decide(verb, target, value)  # type: ignore[arg-type]
    assert refused.value.advice
    assert desk.archive.connection.execute("SELECT count(*) FROM decisions").fetchone() == (0,)


def test_the_journal_cannot_be_changed_or_emptied(desk: Desk) -> None:
    desk.decide("rename", targets.of_entity("person-zofia-wilk"), {"label": "A"})
    for statement in ("DELETE FROM decisions", "UPDATE decisions SET author = 'nobody'"):
        with pytest.raises(Exception, match="undo it"):
            desk.archive.connection.execute(statement)


def test_a_decision_outlives_a_new_version_of_its_article(desk: Desk) -> None:
    desk.decide("reject", desk.words("place", "Besuch", "Krakau", nth=1))
    desk.decide("confirm", desk.words("person", "Besuch", "Zofia Wilk"))
    title, body = visit()[1].text.split("\n\n")
    changed = press(title, "Nachtrag: Krakau gratuliert. " + body, published=date(2024, 11, 20), source="visit.md",
                    persons=["Zofia Wilk"])  # fmt: skip
    assert put(desk.archive, changed) == ["changed"]
    mentions = desk.article("Besuch").mentions
    assert [mention.text for mention in mentions if mention.text == "Krakau"] == ["Krakau", "Krakau"]
    assert next(mention for mention in mentions if mention.text == "Zofia Wilk").decided
    assert not list(check(desk.archive))


def test_a_name_rejected_everywhere_is_rejected_in_articles_to_come(desk: Desk) -> None:
    desk.decide("reject", targets.of_name_everywhere("place", "Krakau"), scope="everywhere")
    put(desk.archive, press("Neues", "Gäste aus Krakau.", source="new.txt"))
    assert desk.names("Neues") == []
    assert not list(check(desk.archive))


def test_what_was_confirmed_stays_though_it_is_not_found_again(desk: Desk) -> None:
    record = desk.article("Besuch")
    mention = next(mention for mention in record.mentions if mention.text == "Verein Brücke")
    desk.decide("confirm", targets.of_mention(record, mention), targets.mention_value(mention))
    desk.decide("confirm", targets.of_quote(record, record.quotes[1]), targets.quote_value(record.quotes[1]))
    desk.decide("confirm", targets.of_date(record, record.dates[0]), targets.date_value(record.dates[0]))
    poorer = press("Besuch in Krakau", visit()[0].text + "Ende.", source="visit.md", places={"Krakau": KRAKOW})
    assert put(desk.archive, poorer) == ["changed"]
    again = desk.article("Besuch")
    assert ("Verein Brücke", "organisation-verein-brucke") in desk.names("Besuch")
    assert [quote.text for quote in again.quotes] == ["Das war schön."]
    assert [found.edtf for found in again.dates] == ["2024-11-18"]


def test_a_decision_whose_words_have_vanished_is_stale_and_comes_back_with_them(desk: Desk) -> None:
    desk.decide("reject", desk.words("place", "Besuch", "Krakauer"))
    body = visit()[0].text
    gone = press(
        "Besuch in Krakau", body.replace("Krakauer", "örtliche"), source="visit.md", published=date(2024, 11, 20)
    )
    put(desk.archive, gone)
    [(_, explanation, now)] = shown(desk.archive)["stale"]
    assert ("not in the article" in explanation, now) == (True, "örtliche")
    put(desk.archive, press("Besuch in Krakau", body + "!", source="visit.md"))
    assert shown(desk.archive)["stale"] == []
    assert "Krakauer" not in dict(desk.names("Besuch"))


def test_decisions_about_what_is_not_there_yet_wait_for_it(archive: Archive) -> None:
    value = {"into": "person-zofia-wilk", "label": "Wilk", "merged": {"label": "Moritz Engel"}}
    merge = Proposal("merge", targets.of_entity("person-moritz-engel"), value)
    decide(archive, merge, Proposal("rename", targets.of_entity("person-zofia-wilk"), {"label": "Zofia W."}))
    assert [entry.decision.verb for entry in stale(archive)] == ["rename", "merge"]
    put(archive, visit())
    put(archive, treaty())
    assert stale(archive) == []
    assert [person.label for person in entities(archive, "person")] == ["Zofia W."]
    assert not list(check(archive))


def test_an_entity_that_is_nowhere_is_not_named(desk: Desk) -> None:
    with pytest.raises(DecisionRefusedError, match="no such entity"):
        desk.decide("merge", targets.of_entity("person-zofia-wilk"), {"into": "person-nobody"})
    with pytest.raises(DecisionRefusedError, match="no such entity"):
        desk.decide("merge", targets.of_entity("person-nobody"), {"into": "person-zofia-wilk"})


def test_an_entity_that_changes_its_kind_changes_what_articles_have(desk: Desk) -> None:
    assert finds(desk.archive, "has:person") == 3
    decision = desk.decide("retype", targets.of_entity("person-moritz-engel"), {"kind": "organisation"})
    assert finds(desk.archive, "has:person") == 2
    assert not list(check(desk.archive))
    undo(desk.archive, decision.uid, author=AUTHOR)
    assert finds(desk.archive, "has:person") == 3
    assert not list(check(desk.archive))


def test_a_corrected_date_of_publication_moves_the_article_and_the_source_keeps_its_own(desk: Desk) -> None:
    def order() -> list[str]:
        searcher = FileSearcher(desk.archive.connection)
        return [hit.title for hit in searcher.list(searcher.parse(""))]

    before = order()
    record = desk.article("Besuch")
    value = {"field": "published", "value": "Mai 1973", "date": date_meaning("1973-05")}
    decision = desk.decide("set", targets.of_article(record.uid), value)
    corrected = desk.article("Besuch")
    assert (corrected.published, corrected.published_verbatim, corrected.published_basis) == (
        "1973-05", "Mai 1973", "archivist",
    )  # fmt: skip
    assert order() != before
    assert sorted(order()) == sorted(before)
    assert (finds(desk.archive, "published:1973"), finds(desk.archive, "published:2024")) == (1, 0)
    for line in (record.title, f'said:"{record.quotes[0].text}"'):
        assert finds(desk.archive, line) == 1
    assert not list(check(desk.archive))
    put(desk.archive, visit(more="Nachtrag."))
    assert desk.article("Besuch").published == "1973-05"
    undo(desk.archive, decision.uid, author=AUTHOR)
    assert (desk.article("Besuch").published, desk.article("Besuch").published_basis) == (
        record.published, record.published_basis,
    )  # fmt: skip
    assert order() == before
    assert not list(check(desk.archive))


def test_a_date_of_publication_may_be_unknown_but_not_open(desk: Desk) -> None:
    target = targets.of_article(desk.article("Besuch").uid)
    desk.decide("set", target, {"field": "published", "value": None})
    assert (desk.article("Besuch").published, desk.article("Besuch").published_basis) == ("", "archivist")
    assert finds(desk.archive, "published:2024") == 0
    for value in ({"value": "bald"}, {"value": "1973/..", "date": date_meaning("1973/..")}):
        with pytest.raises(DecisionRefusedError, match="what the date means"):
            desk.decide("set", target, {"field": "published", **value})


def test_the_date_order_holds_where_all_that_was_in_order_moved(archive: Archive) -> None:
    articles = [press(f"Artikel {day}", "Text.", published=date(2020, 1, day), source=str(day)) for day in (1, 2, 3)]
    put(archive, *articles)
    desk = Desk(archive)
    for title, typed in (("Artikel 3", "2019-12"), ("Artikel 1", "2020-02"), ("Artikel 2", None)):
        meaning = {"date": date_meaning(typed)} if typed else {}
        value = {"field": "published", "value": typed, **meaning}
        desk.decide("set", targets.of_article(desk.article(title).uid), value)
    searcher = FileSearcher(archive.connection)
    assert [hit.title for hit in searcher.list(searcher.parse(""))] == ["Artikel 1", "Artikel 3", "Artikel 2"]
