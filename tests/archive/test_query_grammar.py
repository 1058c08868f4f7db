"""The query language: read, printed, and refused with the place of the mistake."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.search import QueryError, parse, print_query
from archive.search.everything import Everything
from archive.search.filter_names import HAS_VALUES, IS_VALUES
from archive.search.periods import parse_period
from archive.search.relative_periods import in_dates
from archive.search.tree import (
    And,
    During,
    Having,
    Named,
    Near,
    Node,
    Not,
    Or,
    PeriodField,
    Phrase,
    Said,
    Word,
)

CASES: list[tuple[str, Node]] = [
    ("", Everything()),
    ("krakau", Word("krakau")),
    ("jugendaustausch krakau", And((Word("jugendaustausch"), Word("krakau")))),
    ("a AND b", And((Word("a"), Word("b")))),
    ('"enge Kooperation"', Phrase("enge Kooperation")),
    ("„enge Kooperation“", Phrase("enge Kooperation")),
    ("wort*", Word("wort", "prefix")),
    ("*amt", Word("amt", "suffix")),
    ("*jugend*", Word("jugend", "inside")),
    ("=Krakau", Word("Krakau", "exact")),
    ("Krakau: Besuch,", And((Word("Krakau"), Word("Besuch")))),
    ("Marusch-Krohn", Word("Marusch-Krohn")),
    ("um 10:30 Uhr", And((Word("um"), Word("10:30"), Word("Uhr")))),
    ("a OR b", Or((Word("a"), Word("b")))),
    ("a OR b c", Or((Word("a"), And((Word("b"), Word("c")))))),
    ("(a OR b) c", And((Or((Word("a"), Word("b"))), Word("c")))),
    ("-c", Not(Word("c"))),
    ("a NOT c", And((Word("a"), Not(Word("c"))))),
    ("a - c", And((Word("a"), Word("c")))),
    ("--c", Not(Not(Word("c")))),
    ('a -"b c"', And((Word("a"), Not(Phrase("b c"))))),
    ("a NEAR/5 b", Near((Word("a"), Word("b")), 5)),
    ("a NEAR b NEAR c", Near((Word("a"), Word("b"), Word("c")), 10)),
    ("city:Krakau", Named("city", "Krakau")),
    ('person:"Burkhard Jung"', Named("person", "Burkhard Jung")),
    ("by:=mayor", Named("by", "mayor", exact=True)),
    ('by:="Lord Mayor"', Named("by", "Lord Mayor", exact=True)),
    ('by:"=Lord Mayor"', Named("by", "Lord Mayor", exact=True)),
    ("-CITY:Krakau", Not(Named("city", "Krakau"))),
    ("by:person-zofia-wilk said:jugend*", And((Named("by", "person-zofia-wilk"), Said(Word("jugend", "prefix"))))),
    ('said:(jugend* OR "młodzież")', Or((Said(Word("jugend", "prefix")), Said(Phrase("młodzież"))))),
    ('city:(Krakau OR "Nowy Targ")', Or((Named("city", "Krakau"), Named("city", "Nowy Targ")))),
    ("by:(=Bürgermeister OR Jung)", Or((Named("by", "Bürgermeister", exact=True), Named("by", "Jung")))),
    ("lang:(DE OR pl)", Or((Having("lang", "de"), Having("lang", "pl")))),
    ("person:(Jung)", Named("person", "Jung")),
    ('said:"enge Kooperation"', Said(Phrase("enge Kooperation"))),
    ("date:2013..2015", During("date", "2013..2015")),
    ("date:31.12.2024", During("date", "2024-12-31")),
    ("date:=31/12/2024", During("date", "=2024-12-31")),
    ("date:5.3.2013..03.2014", During("date", "2013-03-05..2014-03")),
    ("date:..1990", During("date", "..1990")),
    ("date:winter-2013", During("date", "winter-2013")),
    ("published:2024..", During("published", "2024..")),
    ("lang:DE", Having("lang", "de")),
    ('outlet:"Stadt Krakau"', Having("outlet", "Stadt Krakau")),
    ("outlet:a:b-c", Having("outlet", "a:b-c")),
    ("has:quote is:unreviewed", And((Having("has", "quote"), Having("is", "unreviewed")))),
    ("=OR", Word("OR", "exact")),
    ("OR,", Phrase("OR")),
]


@pytest.mark.parametrize(("line", "tree"), CASES)
def test_a_line_is_read_as_what_it_says(line: str, tree: Node) -> None:
    assert parse(line).tree == tree
    assert parse(print_query(tree)).tree == tree


def test_every_query_that_the_documentation_shows_can_be_read() -> None:
    page = (Path(__file__).parents[2] / "docs" / "search.md").read_text(encoding="utf-8")
    rows = page.partition("## What can be typed")[2].partition("\n\nCase")[0].splitlines()
    shown = [line for row in rows if row.startswith("| `") for line in re.findall(r"`([^`]+)`", row.split("|")[1])]
    assert len(shown) > 25
    for line in shown:
        assert parse(line).tree != Everything()


@pytest.mark.parametrize(
    ("line", "position", "what"),
    [
        ('krakau "enge Koop', 7, "the quotation mark is not closed"),
        ("(a OR b", 0, "the bracket is not closed"),
        ("a)", 1, "there is a bracket too many"),
        ("x ()", 2, "there is nothing between the brackets"),
        ("OR b", 0, "OR needs something before it"),
        ("a OR", 2, "OR needs something after it"),
        ("AND b", 0, "AND needs something on both sides"),
        ("a AND", 2, "AND needs something on both sides"),
        ("NOT", 0, "NOT needs something after it"),
        ("a NEAR (b c)", 2, "NEAR stands between words or phrases"),
        ("a NEAR", 2, "NEAR stands between words or phrases"),
        ("NEAR/3 b", 0, "NEAR/3 needs something on both sides"),
        ("a foo:bar", 2, "there is no filter foo"),
        ("office:mayor", 0, "there is no filter office"),
        ("city:", 0, "city: needs a value"),
        ("a CITY: b", 2, "CITY: needs a value"),
        ("^~$%", 0, "there is no word in it"),
        (" – & ", 1, "there is no word in it"),
        ("a NEAR/x b", 2, "behind NEAR/ stands a number of words"),
        ("city:(a b)", 0, "city: takes values with OR between them"),
        ("by:(a OR -b)", 0, "by: takes values with OR between them"),
        ("date:(1995)", 0, "date: needs a value"),
        ("date:5/6/2024", 5, "this may be two days: 5/6/2024"),
        ("date:32.1.2024", 5, "there is no such day"),
        ("date:21.2024", 5, "this is no date: 21.2024"),
        ("city:-", 5, "city: needs a value"),
        ("said:–", 5, "said: needs a word"),
        ("said:(a city:b)", 0, "said: takes words alone"),
        ("stadt:Leipzig", 0, "there is no filter stadt"),
        ("date:bald", 5, "this is no date: bald"),
        ("date:2013-13", 5, "there is no such day"),
        ("date:2015..2013", 5, "the span ends before it begins"),
        ("date:..", 5, "a span needs at least one end"),
        ("has:wings", 4, "has: does not know wings"),
        ("is:open", 3, "is: does not know open"),
        ("(" * 60 + "a" + ")" * 60, 50, "brackets or minus signs are nested too deep"),
    ],
)
def test_a_line_that_cannot_be_read_says_where_why_and_what_to_do(line: str, position: int, what: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(line)
    assert (caught.value.position, caught.value.what) == (position, what)
    assert str(caught.value) == f"{what}: at character {position + 1}: {caught.value.advice}"
    assert caught.value.advice


@pytest.mark.parametrize("line", ["–", "-", "*", "&/", ""])
def test_a_sign_that_is_typed_first_finds_everything_until_a_word_follows(line: str) -> None:
    assert parse(line, typing=True).tree == Everything()


def test_the_last_word_of_a_line_that_is_being_typed_is_taken_for_a_beginning() -> None:
    assert parse("krakau jug", typing=True).tree == And((Word("krakau"), Word("jug", "started")))
    assert parse("said:jug", typing=True).tree == Said(Word("jug", "started"))
    assert parse("*jug", typing=True).tree == Word("jug", "suffix started")
    assert parse("*jug*", typing=True).tree == Word("jug", "inside started")
    for finished in ("jug ", "jug*", "=jug", '"jug"', "city:jug", "(jug)"):
        assert parse(finished, typing=True) == parse(finished)
    for line in ("-jug", "*jug", "*jug*", "jug*"):
        assert print_query(parse(line, typing=True)) == line


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2013", date(2013, 1, 1), date(2013, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-2-9", date(2024, 2, 9), date(2024, 2, 9)),
        ("winter-2013", date(2013, 12, 1), date(2014, 2, 28)),
        ("Frühjahr 2013", date(2013, 3, 1), date(2013, 5, 31)),
        ("літо 2013", date(2013, 6, 1), date(2013, 8, 31)),
        ("2013-24", date(2013, 12, 1), date(2014, 2, 28)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("1990s", date(1990, 1, 1), date(1999, 12, 31)),
        ("2013..2015-06", date(2013, 1, 1), date(2015, 6, 30)),
        ("2024..", date(2024, 1, 1), None),
        ("..winter-2013", None, date(2014, 2, 28)),
    ],
)
def test_periods_are_read_with_their_first_and_last_day(text: str, first: date | None, last: date | None) -> None:
    assert parse_period(text) == (first, last)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", "2026-01-01"), ("gestern", "2025-12-31"), ("dziś", "2026-01-01"), ("учора", "2025-12-31"),
        ("week", "2025-12-26..2026-01-01"), ("Woche", "2025-12-26..2026-01-01"), ("7d", "2025-12-26..2026-01-01"),
        ("7-dni", "2025-12-26..2026-01-01"), ("2 Wochen", "2025-12-19..2026-01-01"), ("1d", "2026-01-01"),
        ("month", "2025-12-01..2026-01-01"), ("3m", "2025-10-01..2026-01-01"), ("rok", "2025-01-01..2026-01-01"),
        ("this-week", "2025-12-29..2026-01-04"), ("letzte-Woche", "2025-12-22..2025-12-28"),
        ("last-week..", "2025-12-22.."), ("..gestern", "..2025-12-31"), ("2025-06..heute", "2025-06..2026-01-01"),
        ("zeszły miesiąc", "2025-12-01..2025-12-31"), ("минулий-рік", "2025-01-01..2025-12-31"),
        ("dieser Monat", "2026-01-01..2026-01-31"),
        ("2024-11", "2024-11"), ("winter-2013", "winter-2013"), ("0d", "0d"), ("d", "d"),
        ("9999y", "0001-01-01..2026-01-01"),
    ],
)  # fmt: skip
def test_times_told_from_today_mean_days(typed: str, meant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # 1 January 2026, a Thursday
    assert in_dates(typed) == meant


@pytest.mark.parametrize("field", ["imported", "published", "date"])
def test_filters_of_time_take_times_told_from_today(field: PeriodField, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert parse(f"{field}:last-week..").tree == During(field, "2025-12-22..")
    assert parse(f'{field}:"letzte Woche"').tree == During(field, "2025-12-22..2025-12-28")


def test_a_wrong_time_of_import_is_told_what_can_be_typed() -> None:
    with pytest.raises(QueryError) as caught:
        parse("krakau imported:soon")
    assert str(caught.value) == (
        "this is no date: soon: at character 17:"
        " type imported:today, imported:7d, imported:last-week.. or imported:2026-11"
    )


words = st.from_regex(r"[a-zäöüłżіїк0-9]{1,6}([-'.][a-zа-я]{1,3})?", fullmatch=True)
texts = st.lists(words, min_size=1, max_size=3).map(" ".join)
word_nodes = st.builds(Word, words)
phrases = st.builds(Phrase, texts)
periods = st.sampled_from(["2013", "2013..2015", "..1990", "Winter 2013"])
close = st.lists(word_nodes | phrases, min_size=2, max_size=3).map(tuple)
atoms: st.SearchStrategy[Node] = st.one_of(
    st.builds(Word, words, st.sampled_from(["forms", "exact", "prefix", "suffix", "inside"])),
    phrases,
    st.builds(Named, st.sampled_from(["city", "person", "organisation", "by"]), texts, exact=st.booleans()),
    st.builds(Said, word_nodes | phrases),
    st.builds(During, st.sampled_from(["date", "published", "imported"]), periods),
    st.builds(Having, st.sampled_from(["outlet", "tag"]), texts),
    st.builds(Having, st.just("has"), st.sampled_from(HAS_VALUES)),
    st.builds(Having, st.just("is"), st.sampled_from(IS_VALUES)),
    st.builds(Near, close, st.integers(0, 20)),
)


def joined(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    some = st.lists(parts, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        st.builds(Not, parts),
        some.filter(lambda found: not any(isinstance(part, And) for part in found)).map(And),
        some.filter(lambda found: not any(isinstance(part, Or) for part in found)).map(Or),
    )


@given(st.recursive(atoms, joined, max_leaves=12))
def test_every_tree_is_printed_as_a_line_that_is_read_as_the_same_tree(tree: Node) -> None:
    assert parse(print_query(tree)).tree == tree


pieces = st.sampled_from(
    ['"', "„", "“", "(", ")", "-", "=", "*", ":", "OR", "AND", "NOT", "NEAR/3", "NEAR", "city:", "by:", "said:",
     "date:", "published:", "imported:", "lang:", "outlet:", "tag:", "is:", "has:", "2013", "..", "a", "ü", "quote",
     "\u0301", "'", "\x00", "\n"]
)  # fmt: skip


@given(st.text(max_size=40) | st.lists(pieces | st.just(" "), max_size=16).map("".join))
@example('-"')
@example("((((")
@example("city:-:")
@example("NEAR NEAR")
@example("said:=*")
@example("'A:0")
@example("'A:0*")
@example("is:::0::")
def test_any_line_is_read_or_refused_and_what_was_read_is_printed_and_read_the_same(line: str) -> None:
    try:
        query = parse(line)
    except QueryError as error:
        refused = error
    else:
        assert parse(print_query(query)).tree == query.tree
        return
    assert 0 <= refused.position <= len(line)
    assert refused.advice
    assert "::" not in str(refused).removeprefix(refused.what.rstrip(": "))
