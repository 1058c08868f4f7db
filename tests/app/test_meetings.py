"""Who met whom: when the article tells it, with the titles it uses, and never on the day a partnership began."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from archive.opening import create
from archive.search import FileSearcher
from archive.writing import Writer
from extraction.document import Document, Publication
from extraction.extractor import Extractor
from tests.archive.material import Material, press
from tui.archive_access.thread import Holdings
from tui.dossiers.meeting import Meeting
from tui.dossiers.meetings import meetings
from tui.gathering import gather_pair

KRAKOW, LEIPZIG = "place-3094802", "place-2879139"


def told(number: int, body: str, title: str, *dates: tuple[str, str, date, date], kind: str = "event") -> Material:
    """An article of 2023 that names the heads of both cities, one of them with a title of its own."""
    document, article, findings = press(
        f"Bericht {number}", body, published=date(2023, 5, number), source=f"{number}.md",
        persons=["Moritz Engel", "Zofia Wilk"], dates=dates,
        offices=[("Moritz Engel", title, "Leipzig"), ("Zofia Wilk", "Stadtpräsidentin", "Kraków")],
    )  # fmt: skip
    of_kind = tuple(found._replace(kind=kind) for found in findings.dates)  # type: ignore[arg-type]
    return document, article, findings._replace(dates=of_kind)


def met(path: Path, *materials: Material) -> list[Meeting]:
    with create(path) as archive:
        writer = Writer(archive)
        writer.begin_run("import")
        for material in materials:
            writer.add(*material, path=material[0].source)
        writer.finish_run()
        pair = gather_pair(Holdings(archive, FileSearcher(archive.connection)), LEIPZIG, KRAKOW)
    return meetings(pair.articles, pair.offices, LEIPZIG, KRAKOW)


def test_a_meeting_is_dated_by_what_happens_in_its_sentence_and_called_as_its_article_calls_it(tmp_path: Path) -> None:
    day = ("3. Mai 2023", "2023-05-03", date(2023, 5, 3), date(2023, 5, 3))
    year = ("1973", "1973", date(1973, 1, 1), date(1973, 12, 31))
    found = met(
        tmp_path / "archive.db",
        told(1, "Maire Moritz Engel aus Leipzig sprach Stadtpräsidentin Zofia Wilk aus Kraków.", "Maire"),
        told(2, "Seit 1973 verbunden: Oberbürgermeister Moritz Engel aus Leipzig empfing Stadtpräsidentin Zofia "
                "Wilk aus Kraków.", "Oberbürgermeister", year, kind="founding"),
        told(4, "Am 3. Mai 2023 traf Oberbürgermeister Moritz Engel, Leipzig, Stadtpräsidentin Zofia Wilk aus Kraków.",
             "Oberbürgermeister", day),
    )  # fmt: skip
    assert [(meeting.when, meeting.dated, meeting.ones) for meeting in found] == [
        ("2023-05-03", True, ("Moritz Engel (Oberbürgermeister)",)),
        ("2023-05-02", False, ("Moritz Engel (Oberbürgermeister)",)),
        ("2023-05-01", False, ("Moritz Engel (Maire)",)),
    ]


def test_to_be_named_together_is_not_to_meet(tmp_path: Path) -> None:
    found = met(
        tmp_path / "archive.db",
        told(1, "Oberbürgermeister Moritz Engel, Leipzig, und Stadtpräsidentin Zofia Wilk, Kraków, erhielten Orden.",
             "Oberbürgermeister"),
        told(2, "Stadtpräsidentin Zofia Wilk aus Kraków begrüßte Oberbürgermeister Moritz Engel, Leipzig, per Video.",
             "Oberbürgermeister"),
        told(3, "Oberbürgermeister Moritz Engel, Leipzig, empfing uns.\n\nStadtpräsidentin Zofia Wilk, Kraków, sang.",
             "Oberbürgermeister"),
    )  # fmt: skip
    assert found == []


def test_two_sentences_that_follow_one_another_tell_perhaps_of_a_meeting(tmp_path: Path) -> None:
    (found,) = met(
        tmp_path / "archive.db",
        told(1, "Oberbürgermeister Moritz Engel kam aus Leipzig. Gäste empfing Stadtpräsidentin Zofia Wilk aus Kraków.",
             "Oberbürgermeister"),
    )  # fmt: skip
    assert not found.certain
    assert (found.ones, found.others) == (("Moritz Engel (Oberbürgermeister)",), ("Zofia Wilk (Stadtpräsidentin)",))


def test_a_pronoun_or_a_title_that_only_one_person_bears_names_who_met_somebody(tmp_path: Path) -> None:
    day = ("5. Mai 2023", "2023-05-05", date(2023, 5, 5), date(2023, 5, 5))
    engel = "Oberbürgermeister Moritz Engel kam aus Leipzig."
    found = met(
        tmp_path / "archive.db",
        told(1, f"{engel} Ihn empfing Stadtpräsidentin Zofia Wilk aus Kraków.", "Oberbürgermeister"),
        told(2, "Am 5. Mai 2023 wird der Oberbürgermeister von Stadtpräsidentin Zofia Wilk in Kraków empfangen.\n\n"
                f"{engel}", "Oberbürgermeister", day, kind="planned"),
        told(3, f"{engel}\n\nDie Stadtpräsidentin empfing Zofia Wilk aus Kraków.", "Oberbürgermeister"),
        told(4, f"{engel} Auch Stadtpräsidentin Zofia Wilk aus Kraków kam. Ihn traf niemand.", "Oberbürgermeister"),
    )  # fmt: skip
    assert [(meeting.when, meeting.certain, meeting.planned) for meeting in found] == [
        ("2023-05-05", True, True),
        ("2023-05-01", True, False),
    ]


def test_the_day_of_a_treaty_dates_a_meeting_where_it_is_the_news(tmp_path: Path) -> None:
    words = "unterzeichneten Oberbürgermeister Moritz Engel, Leipzig, und Stadtpräsidentin Zofia Wilk, Kraków"
    new = ("4. Mai 2023", "2023-05-04", date(2023, 5, 4), date(2023, 5, 4))
    old = ("8. Mai 1992", "1992-05-08", date(1992, 5, 8), date(1992, 5, 8))
    found = met(
        tmp_path / "archive.db",
        told(5, f"Am 4. Mai 2023 {words}, den Vertrag.", "Oberbürgermeister", new, kind="founding"),
        told(6, f"Am 8. Mai 1992 {words}, den Vertrag.", "Oberbürgermeister", old, kind="founding"),
    )
    assert [(meeting.when, meeting.dated) for meeting in found] == [("2023-05-06", False), ("2023-05-04", True)]


def test_who_signs_together_with_somebody_may_be_called_by_a_pronoun_after_his_own_words(
    extractor: Extractor, tmp_path: Path
) -> None:
    text = (
        "»Ich habe lange gewartet«, sagte der Krakauer Stadtpräsident Jan Wilk. »Viel zu lange.« Den Vertrag, den er "
        "und Leipzigs Oberbürgermeister Moritz Engel am 4. Mai 2023 unterzeichneten, liest man schnell."
    )
    (found,) = met(tmp_path / "archive.db", in_words(extractor, text, date(2023, 5, 9), "de"))
    assert (found.certain, found.dated, found.when) == (True, True, "2023-05-04")
    assert [person.name for person in (*found.of_one, *found.of_other)] == ["Moritz Engel", "Jan Wilk"]


def test_a_picture_is_of_the_day_that_the_lead_tells_of_both_cities(tmp_path: Path) -> None:
    day = ("7. Mai 2023", "2023-05-07", date(2023, 5, 7), date(2023, 5, 7))
    other = ("6. Mai 2023", "2023-05-06", date(2023, 5, 6), date(2023, 5, 6))
    lead = "Leipzig und Kraków feierten am 7. Mai 2023."
    caption = "Stadtpräsidentin Zofia Wilk, Kraków, und Oberbürgermeister Moritz Engel, Leipzig (v. l. n. r.)."
    (found,) = met(tmp_path / "one.db", told(9, f"{lead}\n\n{caption}", "Oberbürgermeister", day))
    assert (found.when, found.dated) == ("2023-05-07", True)
    two_days = lead.replace("am", "am 6. Mai 2023 und am")
    (found,) = met(tmp_path / "two.db", told(9, f"{two_days}\n\n{caption}", "Oberbürgermeister", day, other))
    assert (found.when, found.dated) == ("2023-05-09", False)


def test_of_two_dates_that_whose_clause_tells_of_the_meeting_counts(tmp_path: Path) -> None:
    stay = ("vom 3. bis 7. Mai 2023", "2023-05-03/2023-05-07", date(2023, 5, 3), date(2023, 5, 7))
    day = ("am 4. Mai 2023", "2023-05-04", date(2023, 5, 4), date(2023, 5, 4))
    (found,) = met(
        tmp_path / "archive.db",
        told(8, "Oberbürgermeister Moritz Engel, Leipzig, reiste vom 3. bis 7. Mai 2023, wo ihn am 4. Mai 2023 "
                "Stadtpräsidentin Zofia Wilk empfing, durch Kraków.", "Oberbürgermeister", stay, day),
    )  # fmt: skip
    assert found.when == "2023-05-04"


def test_only_those_named_where_the_meeting_is_told_met(tmp_path: Path) -> None:
    visit = press(
        "Besuch", "OB Moritz Engel, Leipzig, traf Rektorin Zofia Wilk, Kraków.\n\nDezernentin Lena Otto kam nicht mit.",
        persons=["Moritz Engel", "Zofia Wilk", "Lena Otto"],
        offices=[("Zofia Wilk", "Rektorin", "Kraków"), ("Lena Otto", "Dezernentin", "Leipzig"),
                 ("Moritz Engel", "OB", "Leipzig")],
    )  # fmt: skip
    (found,) = met(tmp_path / "archive.db", visit)
    assert found.ones == ("Moritz Engel (OB)",)


THERE = {
    "cs": "Primátor Lipska Moritz Engel se 3. května 2023 vydal do Krakova. Setkal se tam s prezidentkou Krakova "
          "Zofií Wilkovou.",
    "de": "Leipzigs Oberbürgermeister Moritz Engel fuhr am 3. Mai 2023 nach Krakau. Dort traf er die Krakauer "
          "Stadtpräsidentin Zofia Wilk.",
    "en": "The Mayor of Leipzig, Moritz Engel, travelled to Krakow on 3 May 2023. There he met the Mayor of Krakow, "
          "Zofia Wilk.",
    "es": "El alcalde de Leipzig, Moritz Engel, viajó el 3 de mayo de 2023 a Cracovia. Allí se reunió con la alcaldesa "
          "de Cracovia, Zofia Wilk.",
    "fr": "Le maire de Leipzig, Moritz Engel, s'est rendu à Cracovie le 3 mai 2023. Il y a rencontré la maire de "
          "Cracovie, Zofia Wilk.",
    "it": "Il sindaco di Lipsia, Moritz Engel, si è recato a Cracovia il 3 maggio 2023. Lì ha incontrato la sindaca di "
          "Cracovia, Zofia Wilk.",
    "pl": "Burmistrz Lipska Moritz Engel przyjechał 3 maja 2023 roku do Krakowa. Spotkał się tam z prezydent Krakowa "
          "Zofią Wilk.",
    "uk": "Мер Лейпцига Моріц Енгель прибув 3 травня 2023 року до Кракова. Там він зустрівся з мером Кракова Янушем "
          "Вільком.",
}  # fmt: skip


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def in_words(extractor: Extractor, text: str, day: date, language: str) -> Material:
    when = Publication(day.isoformat(), day.isoformat(), day, day, "text")
    document = Document("Rathaus", text, text.encode(), "text/plain", f"{language}-{day}.txt", language, when)
    return document, *extractor.extract(document)


@pytest.mark.parametrize("language", THERE)
def test_who_went_there_met_whom_the_next_sentence_names_on_the_day_of_the_journey(
    extractor: Extractor, tmp_path: Path, language: str
) -> None:
    (found,) = met(tmp_path / "archive.db", in_words(extractor, THERE[language], date(2023, 5, 9), language))
    assert (found.certain, found.dated, found.when) == (True, True, "2023-05-03")
    assert (len(found.of_one), len(found.of_other)) == (1, 1)


def test_in_the_city_one_went_to_the_office_without_a_city_is_of_it(extractor: Extractor, tmp_path: Path) -> None:
    text = (
        "Le maire de Leipzig, Moritz Engel, s'est rendu à Cracovie le 3 mai 2023. Il y a rencontré la présidente de la "
        "ville, Zofia Wilk."
    )
    (found,) = met(tmp_path / "archive.db", in_words(extractor, text, date(2023, 5, 9), "fr"))
    assert (found.certain, [person.name for person in found.of_other]) == (True, ["Zofia Wilk"])


def test_what_was_called_off_is_no_meeting(extractor: Extractor, tmp_path: Path) -> None:
    text = (
        "Das für den 20. Mai 2023 geplante Treffen von Leipzigs Oberbürgermeister Moritz Engel mit der Krakauer "
        "Stadtpräsidentin Zofia Wilk wurde abgesagt."
    )
    assert met(tmp_path / "archive.db", in_words(extractor, text, date(2023, 5, 9), "de")) == []


def test_a_meeting_that_is_perhaps_one_is_not_told_beside_the_certain_one(tmp_path: Path) -> None:
    perhaps = "Oberbürgermeister Moritz Engel kam aus Leipzig. Gäste empfing Stadtpräsidentin Zofia Wilk aus Kraków."
    certain = "Oberbürgermeister Moritz Engel aus Leipzig traf Stadtpräsidentin Zofia Wilk aus Kraków."
    found = met(
        tmp_path / "archive.db",
        told(1, perhaps, "Oberbürgermeister"),
        told(2, certain, "Oberbürgermeister"),
        told(3, perhaps, "Oberbürgermeister"),
    )
    assert [meeting.certain for meeting in found] == [True]


def test_meetings_of_a_whole_stretch_of_time_are_compared_too(tmp_path: Path) -> None:
    months = ("Mai bis Juni 2023", "2023-05/2023-06", date(2023, 5, 1), date(2023, 6, 30))
    perhaps = (
        "Oberbürgermeister Moritz Engel, Leipzig, kam. Mai bis Juni 2023 empfing Stadtpräsidentin Zofia Wilk, Kraków."
    )
    certain = "Mai bis Juni 2023 traf Oberbürgermeister Moritz Engel, Leipzig, Stadtpräsidentin Zofia Wilk aus Kraków."
    found = met(
        tmp_path / "archive.db",
        told(1, perhaps, "Oberbürgermeister", months),
        told(2, certain, "Oberbürgermeister", months),
    )
    assert {meeting.when for meeting in found} == {"2023-05/2023-06"}
