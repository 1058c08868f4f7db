import pytest

from importers.html_metadata import PageMetadata
from importers.html_title import headline, without_site


def page(
    title: str = "", og: str = "", headings: tuple[str, ...] = (), headline: str = "", site: str = ""
) -> PageMetadata:
    return PageMetadata(title=title, og_title=og, headings=list(headings), headline=headline, site=site)


def test_a_heading_that_is_also_in_the_window_title_wins() -> None:
    found = headline(page("Besuch in Gent | Stadt Tartu", "Ein ganz anderer Titel", ("Presse", "Besuch in Gent")))
    assert found == "Besuch in Gent"


def test_soft_hyphens_in_a_heading_make_no_difference() -> None:
    found = headline(page("Impfnachweise - Amt", "", ("Impf\u00adnachweise",), site="Amt"))
    assert found == "Impf\u00adnachweise"


def test_without_such_a_heading_the_structured_headline_goes_before_the_social_one() -> None:
    assert headline(page("X", "Sozial – Stadt Tartu", ("Start",), "Strukturiert")) == "Strukturiert"
    assert headline(page("X", "Besuch in der Stadt – Stadt Tartu", ("Start",))) == "Besuch in der Stadt"


def test_a_page_with_nothing_has_no_title() -> None:
    assert headline(page()) == ""


@pytest.mark.parametrize(
    ("title", "site", "bare"),
    [
        ("Besuch in Gent am Montag | Stadt Tartu", "", "Besuch in Gent am Montag"),
        ("Besuch in Gent am Montag - Presse - Stadt Tartu", "Stadt Tartu", "Besuch in Gent am Montag - Presse"),
        ("Tartu - Besuch in Gent", "Tartu", "Besuch in Gent"),
        ("Gent - Tartu", "", "Gent - Tartu"),
        ("Ein Abend - und was danach geschah, erzählt von denen, die dabei waren", "", None),
    ],
)
def test_the_name_of_the_site_is_taken_off(title: str, site: str, bare: str | None) -> None:
    assert without_site(title, site) == (bare or title)
