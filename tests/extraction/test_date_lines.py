"""Date lines: what importers hold against a line to know when an article was published."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.dates import parse_date_line


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("2025-02-17", "2025-02-17"),
        ("2025-02-17T10:15:00+01:00", "2025-02-17"),
        ("20250217", "2025-02-17"),
        ("17.02.2025", "2025-02-17"),
        ("17. Februar 2025", "2025-02-17"),
        ("Leipzig, den 3. Mai 2019", "2019-05-03"),
        ("Pressemitteilung vom 3. Mai 2019", "2019-05-03"),
        ("Stand: 17.02.2025, 10:30 Uhr", "2025-02-17"),
        ("Kraków, 12 maja 2019 r.", "2019-05-12"),
        ("Київ, 5 вересня 2024 р.", "2024-09-05"),
        ("23 травня 2025 року", "2025-05-23"),
        ("Published: 3 May 2019", "2019-05-03"),
        ("May 3, 2019", "2019-05-03"),
        ("mardi 12 mai 2020", "2020-05-12"),
        ("Praha 5. května 2019", "2019-05-05"),
        ("Bologna, 3 maggio 2019", "2019-05-03"),
        ("Madrid, 3 de mayo de 2019", "2019-05-03"),
        ("Mai 2019", "2019-05"),
        ("2019", "2019"),
    ],
)
def test_date_lines_in_eight_languages(line: str, edtf: str) -> None:
    parsed = parse_date_line(line)
    assert parsed is not None
    assert parsed[0] == edtf


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Am 3. Mai 2019 wurde die Partnerschaft gegründet.",
        "Krakau 1990",
        "Vom 3. bis 5. Mai 2019",
        "31. Februar 2019",
        "gestern",
        "3. Mai",
        "Jugendaustausch 3. Mai 2019 mit vielen Gästen aus ganz Europa",
    ],
)
def test_lines_that_are_no_date_lines(line: str) -> None:
    assert parse_date_line(line) is None


def test_a_month_gives_its_first_and_last_day() -> None:
    assert parse_date_line("Februar 2024") == ("2024-02", date(2024, 2, 1), date(2024, 2, 29))


def test_the_language_decides_how_numbers_are_read() -> None:
    assert parse_date_line("3/4/2019", "fr") == ("2019-04-03", date(2019, 4, 3), date(2019, 4, 3))
    assert parse_date_line("3/4/2019", "en") == ("[2019-03-04,2019-04-03]", date(2019, 3, 4), date(2019, 4, 3))


@settings(deadline=None)
@given(st.text(max_size=130))
def test_any_line_can_be_read(line: str) -> None:
    parsed = parse_date_line(line)
    assert parsed is None or parsed[1] <= parsed[2]
