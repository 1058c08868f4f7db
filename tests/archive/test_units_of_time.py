"""What a date counts for, in the timeline, the facets and the filters of dates."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from archive import reading
from archive.index import bitmaps
from archive.index.days_of_month import days
from archive.index.units_of_time import days_of, name_of, unit_between, unit_of, units, years_of
from archive.opening import Archive
from archive.search import FileSearcher
from archive.search.periods import named_periods
from archive.search.printing import print_query
from tests.archive.conftest import put
from tests.archive.material import press

DATED = [
    ("2014", "2014", date(2014, 1, 1), date(2014, 12, 31)),
    ("die 1990er", "199X", date(1990, 1, 1), date(1999, 12, 31)),
    ("im 19. Jahrhundert", "18XX", date(1800, 1, 1), date(1899, 12, 31)),
    ("im Winter 2013/14", "2013-24", date(2013, 12, 1), date(2014, 2, 28)),
    ("von November 2013 bis Februar 2015", "2013-11/2015-02", date(2013, 11, 1), date(2015, 2, 28)),
    ("seit dem 3. März 2014", "2014-03-03/..", date(2014, 3, 3), None),
    ("vom 30. März bis 2. April 2014", "2014-03-30/2014-04-02", date(2014, 3, 30), date(2014, 4, 2)),
    ("um 2014", "2014~", date(2014, 1, 1), date(2014, 12, 31)),
    ("im März 2014", "2014-03", date(2014, 3, 1), date(2014, 3, 31)),
]


@pytest.fixture
def dated(archive: Archive) -> Archive:
    """An archive of articles that name one date each."""
    put(archive, *(press(date[0], f"Das war {date[0]}.", dates=[date], source=date[0]) for date in DATED))
    return archive


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "counted"),
    [
        ("2014-03-12", "2014-03-12", "2014-03-12", "2014-03"),
        ("1990~", "1990-01-01", "1990-12-31", "1990"),
        ("../2016-22", None, "2016-08-31", "2016-22"),
        ("1999/2006", "1999-01-01", "2006-12-31", "1999 2000 2001 2002 2003 2004 2005 2006"),
        ("1989/2010", "1989-01-01", "2010-12-31", "1989 199X 200X 2010"),
        ("12XX/14XX", "1200-01-01", "1499-12-31", "12XX 13XX 14XX"),
        ("2013-11-18/2015-02-03", "2013-11-18", "2015-02-03", "2013-11 2013-12 2014 2015-01 2015-02"),
        ("2013/2014-03", "2013-01-01", "2014-03-31", "2013 2014-01 2014-02 2014-03"),
        ("2014/2014-03", "2014-01-01", "2014-03-31", "2014 2014-03"),
        ("2016-21/2016-23", "2016-03-01", "2016-11-30", "2016-21 2016-06 2016-07 2016-08 2016-23"),
        ("-0044", None, None, ""),
    ],
)
def test_a_date_counts_for_what_it_names_and_for_nothing_smaller(
    edtf: str, earliest: str | None, latest: str | None, counted: str
) -> None:
    assert " ".join(map(name_of, units(edtf, earliest, latest))) == counted


@given(st.dates(date(1000, 1, 1), date(2999, 12, 1)), st.integers(0, 40_000))
def test_the_units_of_some_days_fill_them_and_go_no_further_than_their_months(first: date, length: int) -> None:
    last = first + timedelta(length)
    counted = units(f"{first}/{last}", f"{first}", f"{last}")
    ends = [days_of(unit) for unit in counted]
    assert (ends[0][0], ends[-1][1].replace(day=1)) == (first.replace(day=1), last.replace(day=1))
    assert all(later[0] - earlier[1] == timedelta(1) for earlier, later in pairwise(ends))
    for unit, (begins, stops) in zip(counted, ends, strict=True):
        assert (unit_of(name_of(unit)), unit_between(begins, stops)) == (unit, unit)


def test_a_week_is_one_row_of_its_month_and_a_stretch_of_days_counts_for_each() -> None:
    assert days("2013-10-07/2013-10-13", "2013-10-07", "2013-10-13", "week", 201310) == ["2013-10-07/2013-10-13"]
    assert days("2013-10-31/2013-11-02", "2013-10-31", "2013-11-02", "span", 201311) == ["2013-11-01", "2013-11-02"]
    assert days("2013-09-20/2013-11-02", "2013-09-20", "2013-11-02", "span", 201310) == ["2013-10"]
    assert days("2013-10-08/..", "2013-10-08", None, "span", 201310) == ["2013-10-08"]
    assert days("2013", "2013-01-01", "2013-12-31", "year", 201310) == []


def test_the_timeline_has_a_row_for_each_whole_and_a_parent_counts_an_article_once(dated: Archive) -> None:
    def rows(within: str = "") -> list[tuple[str, int, bool]]:
        return [(each.period, each.articles, each.whole) for each in reading.periods(dated, within=within)]

    assert rows() == [("18XX", 1, True), ("199X", 1, False), ("201X", 7, False)]
    assert rows("199X") == [("199X", 1, True)]
    assert rows("201X") == [("2013", 2, False), ("2014", 7, False), ("2015", 1, False)]
    assert rows("2014") == [
        ("2013-24", 1, True), ("2014", 3, True), ("2014-03", 3, False), ("2014-04", 1, False)]  # fmt: skip
    assert rows("2014-03") == [
        ("2014-03", 1, True), ("2014-03-03", 1, False), ("2014-03-30", 1, False), ("2014-03-31", 1, False)]  # fmt: skip
    assert rows("2013-24") == rows("18XX") == rows("2014-03-03") == []


def test_what_a_row_counts_is_what_its_filter_finds_and_its_page_lists(dated: Archive) -> None:
    searcher = FileSearcher(dated.connection)
    for value in searcher.facets(searcher.parse(""), ["year"]).values["year"]:
        assert searcher.count(searcher.parse(searcher.filter_for("year", value))) == value.count, value
    seen = 0
    for within in ("", "199X", "201X", "2013", "2014", "2014-03", "2014-04"):
        for row in reading.periods(dated, within=within):
            query = searcher.parse(f"date:{'whole-' if row.whole else '='}{row.period}")
            assert searcher.count(query) == row.articles, query
            listed = reading.timeline(dated, asked=named_periods(query.tree))
            assert len({date.article for date in listed}) == row.articles
            seen += 1
    assert seen == 20


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("date:2014-05", 3), ("date:=2014-05", 0), ("date:1994", 1), ("date:=1994", 0), ("date:whole-1990s", 1),
        ("date:winter-2013", 4), ("date:=winter-2013", 2), ("date:2014-03-31", 5), ("date:=2014-03-31", 1),
        ("date:18XX", 1), ("date:=1800..1899", 1), ("date:=..2013", 4), ("date:=2014-03-30..2014-04-02", 1),
    ],
)  # fmt: skip
def test_a_filter_means_what_touches_a_time_or_lies_in_it_or_names_just_it(
    dated: Archive, line: str, found: int
) -> None:
    searcher = FileSearcher(dated.connection)
    query = searcher.parse(line)
    assert searcher.count(query) == found
    assert searcher.parse(print_query(query)).tree == query.tree


def test_dates_of_an_older_archive_are_counted_anew_at_the_next_import(dated: Archive) -> None:
    connection = dated.connection
    expected = bitmaps.collect(connection)
    connection.execute("DELETE FROM archive_state WHERE name = 'units_version'")
    connection.execute("DELETE FROM facet_bitmaps WHERE kind = 'year'")
    bitmaps.change(connection, {}, {("month", 199003): BitMap([1])})
    put(dated)
    rows = connection.execute("SELECT kind, value, bitmap FROM facet_bitmaps")
    assert {(kind, value): BitMap.deserialize(content) for kind, value, content in rows} == expected
    assert years_of(unit_of("2013-24") or 0) == [2013, 2014]
