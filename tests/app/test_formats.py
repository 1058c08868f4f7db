"""Numbers and dates in the four languages of the interface."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tui.wording import formats
from tui.wording.translation import use_language


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-11-18", "Nov 18, 2024"),
        ("2013-12", "December 2013"),
        ("1973", "1973"),
        ("199X", "1990s"),
        ("2006-02/..", "since February 2006"),
        ("../2023-10", "until October 2023"),
        ("2017-10-01/2017-10-04", "Oct 1 – 4, 2017"),
        ("2013/2015", "2013 – 2015"),
        ("2013-24", "winter 2013/14"),
        ("15XX", "16th century"),
        ("20XX", "21st century"),
        ("1930~", "about 1930"),
        ("1930?", "1930 (?)"),
        ("Y170000002", "Y170000002"),
        ("", ""),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(value: str, words: str) -> None:
    use_language("en")
    assert formats.edtf(value).replace("\u2009", " ").replace("\u202f", " ") == words


@pytest.mark.parametrize(
    ("code", "day", "thousands", "poland"),
    [
        ("en", "Nov 18, 2024", "12,345", "Poland"),
        ("de", "18.11.2024", "12.345", "Polen"),
        ("pl", "18 lis 2024", "12 345", "Polska"),
        ("uk", "18 лист. 2024 р.", "12 345", "Польща"),
    ],
)
def test_each_language_has_its_own_way(code: str, day: str, thousands: str, poland: str) -> None:
    use_language(code)
    assert formats.edtf("2024-11-18").replace("\u202f", " ") == day
    assert formats.number(12345).replace("\u00a0", " ") == thousands
    assert formats.country("PL") == poland


def test_a_position_is_said_in_words() -> None:
    assert formats.coordinates(50.06143, 19.93658) == "50.06° N, 19.94° E"
    assert formats.coordinates(-33.9, -70.6) == "33.90° S, 70.60° W"


@pytest.mark.parametrize(("share", "words"), [(0.0, "0%"), (0.004, "<1%"), (0.5, "50%")])
def test_what_is_not_nothing_is_not_shown_as_nothing(share: float, words: str) -> None:
    assert formats.percent(share) == words
