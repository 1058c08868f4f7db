"""Dates that people type."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.decisions.date_meaning import date_meaning
from archive.decisions.rules import DecisionRefusedError


@pytest.mark.parametrize(
    ("typed", "edtf", "earliest", "latest", "grain"),
    [
        ("2013-12-06", "2013-12-06", "2013-12-06", "2013-12-06", "day"),
        ("2013-2", "2013-02", "2013-02-01", "2013-02-28", "month"),
        (" 1973 ", "1973", "1973-01-01", "1973-12-31", "year"),
        ("1973~", "1973~", "1973-01-01", "1973-12-31", "year"),
        ("winter-2013", "2013-24", "2013-12-01", "2014-02-28", "season"),
        ("2013-24", "2013-24", "2013-12-01", "2014-02-28", "season"),
        ("Frühling 2013", "2013-21", "2013-03-01", "2013-05-31", "season"),
        ("199X", "199X", "1990-01-01", "1999-12-31", "decade"),
        ("1990s", "199X", "1990-01-01", "1999-12-31", "decade"),
        ("2006-02/..", "2006-02/..", "2006-02-01", None, "span"),
        ("../2006", "../2006", None, "2006-12-31", "span"),
        ("2019-05-03..2019-05-05", "2019-05-03/2019-05-05", "2019-05-03", "2019-05-05", "span"),
    ],
)
def test_a_date_keeps_the_precision_it_was_typed_with(
    typed: str, edtf: str, earliest: str | None, latest: str | None, grain: str
) -> None:
    assert date_meaning(typed) == {"edtf": edtf, "earliest": earliest, "latest": latest, "grain": grain}


@pytest.mark.parametrize(
    "typed", ["", "..", "/", "gestern", "2013-02-30", "2013-13-01", "2015/2013", "13.5.2019", "20131"]
)
def test_what_is_no_date_is_refused_with_advice(typed: str) -> None:
    with pytest.raises(DecisionRefusedError) as refused:
        date_meaning(typed)
    assert refused.value.advice


@settings(deadline=None)
@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_what_comes_out_is_edtf(day: date, length: int) -> None:
    meaning = date_meaning(day.isoformat()[:length])
    assert parse_edtf(meaning["edtf"])
    assert meaning["earliest"] <= day.isoformat() <= meaning["latest"]
