"""Putting typed words and chosen filters into one query line."""

from __future__ import annotations

from tui.query_line import Filter, QueryLine

KRAKOW = Filter("city", "place-3094802", "city:Kraków")
JUNG = Filter("person", "person-burkhard-jung", 'person:"Burkhard Jung"')
YEAR = Filter("year", "2024", "date:2024")


def test_filters_follow_the_words() -> None:
    line = QueryLine("jugend").toggle(KRAKOW).toggle(JUNG).toggle(YEAR)
    assert line.text == 'jugend city:Kraków person:"Burkhard Jung" date:2024'


def test_a_filter_chosen_twice_is_gone() -> None:
    assert QueryLine("jugend").toggle(KRAKOW).toggle(KRAKOW) == QueryLine("jugend")


def test_a_part_of_a_year_takes_its_place_and_so_does_the_year_as_a_whole() -> None:
    whole = Filter("year", "whole-2024", "date:whole-2024")
    line = QueryLine().toggle(YEAR).toggle(whole)
    assert (line.text, line.dates_within) == ("date:whole-2024", ("2024",))
    week = Filter("year", "whole-2024-11-18/2024-11-24", "date:whole-2024-11-18/2024-11-24")
    assert QueryLine().toggle(YEAR).toggle(week).dates_within == ("2024", "2024-11")


def test_dropping_takes_the_last_filter_first() -> None:
    line = QueryLine("jugend").toggle(KRAKOW).toggle(YEAR)
    assert line.drop_last().text == "jugend city:Kraków"


def test_dropping_takes_a_typed_filter_when_none_was_chosen() -> None:
    line = QueryLine('jugend city:Lyon person:"Anna Muster"')
    assert line.drop_last().typed == "jugend city:Lyon"
    assert line.drop_last().drop_last().typed == "jugend"
    assert line.drop_last().drop_last().drop_last().typed == "jugend"


def test_alternatives_are_put_in_brackets_before_filters() -> None:
    assert QueryLine("bach OR choir").toggle(KRAKOW).text == "(bach OR choir) city:Kraków"
    assert QueryLine("bach OR choir").text == "bach OR choir"
