"""`jumelage chronicle`: what happened, in the words of the articles. All people and events are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from cli.importing.options import ImportOptions
from cli.importing.pipeline import import_into
from tests.cli.conftest import Jumelage

_TREATY = """\
Leipzig und Travnik werden Partner
18. Juni 2003

Am 16. Juni 2003 unterzeichneten Oberbürgermeister Hartmut Wiesenhütter und Bürgermeister Senad Mehurić
in Travnik den Partnerschaftsvertrag zwischen Leipzig und Travnik.

Im August 2004 soll in Travnik ein Sommerlager stattfinden.
"""
_REPRINT = """\
Neue Partnerstadt
20. Juni 2003

Am 16. Juni 2003 unterzeichneten Hartmut Wiesenhütter und Senad Mehurić in Travnik den Partnerschaftsvertrag zwischen
Leipzig und Travnik.
"""
_NEWS = """\
Kurz gemeldet
3. Juni 2003

Der neue Zoodirektor hat am 2. Juni 2003 in Leipzig seinen Dienst angetreten.

Aus Travnik kam ein Brief.
"""
_HOSTILE = """\
Leipzig und Travnik *feiern* [hier](javascript:alert(1))
20. Juni 2013

Am 19. Juni 2013 feierten Leipzig und Travnik <script>alert(1)</script> und `rm -rf` # mit_viel_Musik und *Tanz*.
"""
_CALLED_OFF = """\
Kein Fest mit Travnik
3. Mai 2005

LEIPZIG, 3. Mai 2005 – Das für den 10. Juni 2005 geplante Fest von Leipzig und Travnik wurde abgesagt.
"""
_OF_A_THIRD = """\
Runde Jahre
3. Mai 2009

Leipzig und Travnik sind seit sechs Jahren Partner. Aus Brünn kommen mehr Gäste. Im Mai 2008 war der Chor in Leipzig.
"""
_TREATY_OF_BOTH = """\
Gäste im Rathaus
6. September 2018

LEIPZIG, 6. September 2018 – Bürgermeister Senad Mehurić aus Travnik war im Rathaus zu Gast.

Die erste Vereinbarung hatten beide Städte am 20. Juni 2015 unterzeichnet.
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of seven articles."""
    folder = tmp_path_factory.mktemp("releases")
    for name, text in (
        ("treaty.txt", _TREATY),
        ("reprint.txt", _REPRINT),
        ("news.txt", _NEWS),
        ("feast.txt", _HOSTILE),
        ("called_off.txt", _CALLED_OFF),
        ("both.txt", _TREATY_OF_BOTH),
        ("third.txt", _OF_A_THIRD),
    ):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    path = folder / "archive.db"
    assert import_into(path, [folder], options=ImportOptions(workers=1)).counts["new"] == 7
    return path


@pytest.fixture
def chronicle(jumelage: Jumelage, archive: Path) -> Jumelage:
    """The command on that archive."""
    return lambda *arguments: jumelage("--archive", archive, "chronicle", "--lang", "en", *arguments)


def test_events_stand_in_their_order_under_their_years(chronicle: Jumelage) -> None:
    lines = chronicle("city:Leipzig", "city:Travnik").out.splitlines()
    assert [line for line in lines if line.startswith(("#", "**"))] == [
        "# Chronicle: Leipzig – Travnik",
        "## 2003",
        "**Jun 16, 2003**",
        "## 2004",
        "**August 2004**",
        "## 2005",
        "**Jun 10, 2005**",
        "## 2013",
        "**Jun 19, 2013**",
        "## 2015",
        "**Jun 20, 2015**",
    ]


def test_what_two_articles_report_alike_stands_there_once_with_both_as_sources(chronicle: Jumelage) -> None:
    out = chronicle("city:Leipzig", "city:Travnik").out
    (signing,) = [line for line in out.splitlines() if "Partnerschaftsvertrag" in line]
    assert "Oberbürgermeister Hartmut Wiesenhütter" in signing
    assert signing.endswith("[^1][^2]")
    assert "[^1]: *Leipzig und Travnik werden Partner*, Jun 18, 2003" in out
    assert "[^2]: *Neue Partnerstadt*, Jun 20, 2003" in out


def test_a_treaty_of_both_is_told_though_its_paragraph_names_neither(chronicle: Jumelage) -> None:
    assert "beide Städte am 20. Juni 2015 unterzeichnet" in chronicle("city:Leipzig", "city:Travnik").out


def test_a_plan_is_told_as_a_plan(chronicle: Jumelage) -> None:
    (camp,) = [line for line in chronicle("city:Travnik").out.splitlines() if "Sommerlager" in line]
    assert camp.endswith("stattfinden. (planned)[^1]")


def test_what_was_called_off_is_told_so_and_without_the_dateline(chronicle: Jumelage) -> None:
    told = chronicle("city:Leipzig", "city:Travnik").out
    (feast,) = [line for line in told.splitlines() if "10. Juni 2005" in line]
    assert feast.startswith(
        "Das für den 10. Juni 2005 geplante Fest von Leipzig und Travnik wurde abgesagt. (cancelled"
    )
    assert "LEIPZIG" not in told


def test_what_is_told_of_one_city_alone_is_not_told_of_the_two(chronicle: Jumelage) -> None:
    assert "Zoodirektor" in chronicle("city:Leipzig").out
    assert "Zoodirektor" not in chronicle("city:Leipzig", "city:Travnik").out


def test_what_goes_on_from_a_sentence_about_a_third_city_is_not_told_of_the_two(chronicle: Jumelage) -> None:
    assert "der Chor" in chronicle("city:Leipzig", "city:Brno").out
    assert "der Chor" not in chronicle("city:Leipzig", "city:Travnik").out


def test_dates_are_written_in_the_language_asked_for(chronicle: Jumelage) -> None:
    assert "**16.06.2003**" in chronicle("--lang", "de", "city:Travnik").out


def test_the_heading_says_in_words_what_was_asked(chronicle: Jumelage) -> None:
    def heading(*arguments: str) -> str:
        return chronicle(*arguments).out.partition("\n")[0]

    assert heading("--lang", "de", "city:Travnik", "date:=2003", "leipzig") == "# Chronik: Travnik, 2003, „leipzig“"
    assert heading("city:Travnik date:2003..2013 lang:de") == "# Chronicle: Travnik, 2003 – 2013, lang:de"
    assert heading("published:2000s city:Travnik OR lang:de").endswith(": published:2000s city:Travnik OR lang:de")
    assert heading() == "# Chronicle"


def test_text_of_articles_never_becomes_markup(chronicle: Jumelage) -> None:
    html = MarkdownIt("commonmark").render(chronicle("feiern").out)
    assert "<script>" not in html
    assert "<code>" not in html
    assert "<em>Tanz" not in html
    assert "href" not in html
    assert "mit_viel_Musik" in html


def test_a_chronicle_goes_into_a_new_file(chronicle: Jumelage, tmp_path: Path) -> None:
    assert chronicle("--title", "Fünfzig Jahre", "--output", tmp_path / "brochure.md").code == 0
    assert (tmp_path / "brochure.md").read_text(encoding="utf-8").startswith("# Fünfzig Jahre\n")
    again = chronicle("--output", tmp_path / "brochure.md")
    assert again.code == 2
    assert "there is a file of that name already" in again.err


def test_without_events_there_is_no_chronicle(chronicle: Jumelage, tmp_path: Path) -> None:
    nothing = chronicle("city:Nirgendwo", "--output", tmp_path / "brochure.md")
    assert nothing.code == 1
    assert nothing.err == "jumelage: no dated events found\n"
    assert not (tmp_path / "brochure.md").exists()
