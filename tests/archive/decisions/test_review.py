"""The review queue asks what is worth asking, and an answer settles it."""

from __future__ import annotations

from datetime import date

import pytest

from archive.decisions.making import decide, undo
from archive.decisions.review import (
    REVIEW_KINDS,
    Choice,
    Edtf,
    ReviewItem,
    ReviewKind,
    Wording,
    review_counts,
    review_queue,
)
from archive.opening import Archive
from archive.reading import entities, offices, quotes, timeline
from extraction.findings import Entity, Findings, Mention, Place, Span
from tests.archive.conftest import put
from tests.archive.decisions.conftest import AUTHOR, Desk
from tests.archive.material import Material, press

BIG = Place(1, "Neustadt an der Weinstraße", "city", "DE", 49.35, 8.15, 53000)
SMALL = Place(2, "Neustadt bei Coburg", "city", "DE", 50.33, 11.12, 15000)


def ask(archive: Archive, kind: ReviewKind) -> list[ReviewItem]:
    return review_queue(archive, kind)


def answer(archive: Archive, choice: Choice | None) -> None:
    assert choice is not None
    decide(archive, *choice.proposals, author=AUTHOR)


def neustadt(source: str) -> Material:
    """An article that names a place which may be one of two."""
    document, article, _ = press("Gäste", f"Sie kamen aus Neustadt, Gruppe {source}.", source=source)
    start = article.text.index("Neustadt")
    mention = Mention(Span(start, start + 8), "place", 0, "Neustadt", "name", 0.7, "gazetteer")
    return document, article, Findings("1", (Entity("place", "Neustadt", None, (SMALL, BIG)),), (mention,))


def term(source: str, since: str) -> Material:
    """An article that says since when somebody is mayor."""
    document, article, findings = press(
        f"Rathaus {source}", f"Bürgermeister Jan Wolny aus Leipzig ist im Amt seit {since}.", source=source,
        persons=["Jan Wolny"], offices=[("Jan Wolny", "Bürgermeister", "Leipzig")],
        dates=[(since, since, date.fromisoformat(f"{since}-01-01"), None)],
    )  # fmt: skip
    return document, article, findings._replace(offices=(findings.offices[0]._replace(since=0),))


def test_a_name_that_is_unsure_is_asked_once_for_all_its_places(small: Archive) -> None:
    put(small, press("Zwei", "Der Verein Brücke. Ja, Verein Brücke.", source="two", organisations=["Verein Brücke"]))
    [item] = ask(small, "name")
    assert (item.title, item.count) == ("Verein Brücke", 3)
    assert item.evidence[0].words == "Verein Brücke"
    answer(small, item.no)
    assert entities(small, "organisation") == []
    assert ask(small, "name") == []
    undo(small, author=AUTHOR)
    assert [again.key for again in ask(small, "name")] == [item.key]


def test_a_name_of_another_kind_is_one_answer(small: Archive) -> None:
    [item] = ask(small, "name")
    answer(small, next(choice for choice in item.others if str(choice.label).startswith("a person")))
    assert "Verein Brücke" in {mention.text for mention in Desk(small).article("Besuch").mentions}
    assert entities(small, "organisation") == []


def test_an_ambiguous_place_is_settled_everywhere_by_one_answer(archive: Archive) -> None:
    put(archive, neustadt("a"), neustadt("b"))
    [item] = ask(archive, "place")
    assert (item.title, item.count, len(item.others)) == ("Neustadt", 2, 1)
    answer(archive, next(choice for choice in (item.yes, *item.others) if "Weinstraße" in str(choice.label)))
    assert [(city.label, city.articles) for city in entities(archive, "city")] == [("Neustadt an der Weinstraße", 2)]
    put(archive, neustadt("c"))
    assert [(city.label, city.articles) for city in entities(archive, "city")] == [("Neustadt an der Weinstraße", 3)]
    assert ask(archive, "place") == []


def test_the_speaker_of_a_quote_is_asked_with_the_nearest_person_first(small: Archive) -> None:
    [item] = ask(small, "speaker")
    assert (item.title, item.yes.label) == ("Das war schön.", "Zofia Wilk")
    answer(small, item.yes)
    assert ask(small, "speaker") == []
    assert "Das war schön." in {quote.text for quote in quotes(small, by="Wilk")}


def test_a_speaker_may_stay_unknown_and_is_not_asked_again(small: Archive) -> None:
    [item] = ask(small, "speaker")
    answer(small, item.no)
    assert ask(small, "speaker") == []
    assert len(quotes(small, by="unknown")) == 1


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Віталій Кличко", "Vitali Klitschko", "another spelling"),
        ("B. Jung", "Burkhard Jung", "initial"),
        ("Friedrich Magirius", "Fridrich Magirius", "nearly|another"),
        ("Jung", "Burkhard Jung", "surname alone"),
    ],
)
def test_two_spellings_of_a_person_are_proposed_as_one(archive: Archive, one: str, other: str, why: str) -> None:
    put(archive, press("Eins", f"{one} kam.", source="1", persons=[one]),
        press("Zwei", f"{other} ging. {other} kam.", source="2", persons=[other]))  # fmt: skip
    [item] = ask(archive, "merge")
    assert any(part in str(item.why) for part in why.split("|"))
    assert {evidence.words for evidence in item.evidence} == {one, other}
    answer(archive, item.yes)
    assert len(entities(archive, "person")) == 1
    assert ask(archive, "merge") == []


def test_the_same_office_in_the_same_city_speaks_for_one_person(archive: Archive) -> None:
    for source, name in (("1", "Jan Wolny"), ("2", "Jan Wolnyj")):
        put(archive, press("Rat", f"Bürgermeister {name} aus Leipzig.", source=source, persons=[name],
                           offices=[(name, "Bürgermeister", "Leipzig")]))  # fmt: skip
    [item] = ask(archive, "merge")
    assert "same office" in str(item.why)


def test_different_persons_are_not_proposed(archive: Archive) -> None:
    put(archive, press("Rat", "Anna Jung und Peter Jung kamen mit Olena Koval.", source="1",
                       persons=["Anna Jung", "Peter Jung", "Olena Koval"]))  # fmt: skip
    assert ask(archive, "merge") == []


def test_not_the_same_is_remembered_for_good(archive: Archive) -> None:
    put(archive, press("Rat", "B. Jung und Burkhard Jung.", source="1", persons=["B. Jung", "Burkhard Jung"]))
    [item] = ask(archive, "merge")
    answer(archive, item.no)
    assert ask(archive, "merge") == []
    put(archive, press("Rat", "B. Jung und Burkhard Jung. Ja.", source="1", persons=["B. Jung", "Burkhard Jung"]))
    assert ask(archive, "merge") == []


def test_a_weekday_that_does_not_fit_its_date_is_asked(archive: Archive) -> None:
    document, article, findings = press(
        "Rede", "Am Mittwoch, 14. April 2022, sprach er.", source="1",
        dates=[("Mittwoch, 14. April 2022", "2022-04-14", date(2022, 4, 14), date(2022, 4, 14))],
    )  # fmt: skip
    put(archive, (document, article, findings._replace(dates=(findings.dates[0]._replace(weekday_agrees=False),))))
    [item] = ask(archive, "date")
    assert "2022-04-14" in str(item.question)
    answer(archive, item.yes)
    assert ask(archive, "date") == []


def test_an_office_that_began_on_two_dates_is_asked(archive: Archive) -> None:
    put(archive, term("1", "2006"), term("2", "2006"), term("3", "2007"))
    [item] = ask(archive, "office")
    assert (item.count, str(item.yes.label), [str(choice.label) for choice in item.others]) == (
        3, "since 2006", ["since 2007"],
    )  # fmt: skip
    answer(archive, item.yes)
    assert {found.since for found in offices(archive)} == {"2006"}
    assert ask(archive, "office") == []


def founding(source: str, body: str, words: str, edtf: str, since: date, until: date | None = None) -> Material:
    document, article, findings = press("Partner", body, source=source, dates=[(words, edtf, since, until)])
    dates = tuple(found._replace(kind="founding") for found in findings.dates)
    return document, article, findings._replace(dates=dates)


def test_two_dates_for_the_founding_of_one_partnership_are_asked(archive: Archive) -> None:
    day, later = date(1973, 5, 11), date(1973, 5, 15)
    put(archive,
        founding("1", "Am 11. Mai 1973 unterschrieben Leipzig und Krakau.", "11. Mai 1973", "1973-05-11", day, day),
        founding("2", "Leipzig grüßt Krakau. Der Vertrag kam am 11. Mai 1973.", "11. Mai 1973", "1973-05-11", day, day),
        founding("3", "Krakau und Leipzig: am 15. Mai 1973 besiegelt.", "15. Mai 1973", "1973-05-15", later, later),
        founding("4", "Leipzig und Krakau begannen 1973.", "1973", "1973", date(1973, 1, 1), date(1973, 12, 31)),
        founding("5", "Leipzig und Krakau erneuerten 1995.", "1995", "1995", date(1995, 1, 1), date(1995, 12, 31)),
        founding("6", "Leipzig und Kyjiw: 15. Mai 1973.", "15. Mai 1973", "1973-05-15", later, later))  # fmt: skip
    [item] = ask(archive, "event")
    assert (item.title, item.count, item.yes.label) == ("Kraków – Leipzig", 3, Edtf("1973-05-11"))
    assert [choice.label for choice in item.others] == [Edtf("1973-05-15")]
    assert {evidence.words for evidence in item.evidence} == {"11. Mai 1973", "15. Mai 1973"}
    answer(archive, item.yes)
    assert ask(archive, "event") == []
    kinds = [found.date.kind for found in timeline(archive) if found.date.text == "15. Mai 1973"]
    assert sorted(kinds) == ["founding", "other"]
    undo(archive, author=AUTHOR)
    [again] = ask(archive, "event")
    assert again.no is not None
    answer(archive, again.no)
    assert ask(archive, "event") == []


def test_since_when_a_partnership_lasts_is_asked_where_articles_differ(archive: Archive) -> None:
    put(archive,
        founding("1", "Seit 1961 sind Leipzig und Kyjiw verbunden.", "1961", "1961/..", date(1961, 1, 1)),
        founding("2", "Seit 1956 sind Leipzig und Kyjiw verbunden.", "1956", "1956/..", date(1956, 1, 1)))  # fmt: skip
    [item] = ask(archive, "event")
    assert str(item.why) == "articles differ: 1956 (1), 1961 (1)"


def test_the_queue_is_all_kinds_one_after_the_other(small: Archive) -> None:
    queue = review_queue(small)
    assert [item.kind for item in queue] == ["name", "speaker"]
    assert review_queue(small, limit=1, offset=1) == queue[1:]
    assert review_counts(small) == {kind: sum(item.kind == kind for item in queue) for kind in REVIEW_KINDS}
    assert len({item.key for item in queue}) == len(queue)


def test_a_question_is_a_sentence_and_what_stands_in_it(archive: Archive) -> None:
    put(archive, neustadt("a"))
    [item] = ask(archive, "place")
    assert str(item.question) == "Is “Neustadt” Neustadt bei Coburg, DE, 15,000 inhabitants?"
    assert item.question.sentence == "Is “{words}” {place}?"
    assert isinstance(item.yes.label, Wording)
    assert item.yes.label.parts["population"] == 15000
