"""Dates: what is found, what it means, and that it is never finer than the words."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.dates import find_dates
from extraction.findings import DateMention
from extraction.languages import CODES
from extraction.passage import read

PUBLISHED = date(2017, 9, 20)  # a Wednesday


def found(text: str, language: str = "de", published: date | None = PUBLISHED) -> tuple[DateMention, ...]:
    return find_dates(text, language, published, read(text, language).sentences)


def values(text: str, language: str = "de", published: date | None = PUBLISHED) -> list[str]:
    return [mention.edtf for mention in found(text, language, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am 18. November 2024 kam der Besuch.", ["2024-11-18"]),
        ("Am 18.11.2024 und am 5.5.20.", ["2024-11-18", "2020-05-05"]),
        ("Im Dezember 2013 fuhr die erste Bahn.", ["2013-12"]),
        ("Das Treffen von 1973 wirkte nach.", ["1973"]),
        ("Vom 1. bis 4. Oktober reist eine Gruppe.", ["2017-10-01/2017-10-04"]),
        ("Das Fest vom 3.–5. Mai 2019.", ["2019-05-03/2019-05-05"]),
        ("vom 30. Dezember 2018 bis zum 2. Januar 2019", ["2018-12-30/2019-01-02"]),
        ("am 3., 4. und 7. Mai 2019", ["2019-05-03", "2019-05-04", "2019-05-07"]),
        ("Juli/August 2014", ["2014-07/2014-08"]),
        ("zwischen 1995 und 1998", ["1995/1998"]),
        ("2014–2020", ["2014/2020"]),
        ("Im Winter 2013/14 half die Stadt.", ["2013-24"]),
        ("Frühjahr und Sommer 1990", ["1990-21", "1990-22"]),
        ("Anfang Mai 2019, Ende 2023", ["2019-05", "2023"]),
        ("in den 1970er Jahren und in den achtziger Jahren", ["197X", "198X"]),
        ("in den 90er-Jahren", ["199X"]),
        ("im 18. und 19. Jahrhundert", ["17XX", "18XX"]),
        ("Seit Februar 2006 ist sie im Amt.", ["2006-02/.."]),
        ("Bis Oktober 2023 führte er das Haus.", ["../2023-10"]),
        ("im ersten Halbjahr 2020 und im III. Quartal 2021", ["2020-40", "2021-35"]),
        ("um 1900", ["1900~"]),
        ("im Jahr 449 v. Chr.", ["-0448"]),
    ],
)
def test_german_dates(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "w dniach 3–5 maja 2019 r.", ["2019-05-03/2019-05-05"]),
        ("pl", "pod koniec 2023 roku", ["2023"]),
        ("pl", "lata siedemdziesiąte i w latach 90. XX wieku", ["197X", "199X"]),
        ("pl", "od 1995 roku do 2000 r.", ["1995/2000"]),
        ("pl", "2 X 2017 r. i 10.XII.2018", ["2017-10-02", "2018-12-10"]),
        ("pl", "zimą 2013/14, latem 2015 roku", ["2013-24", "2015-22"]),
        ("uk", "з 3 по 5 травня 2019 року", ["2019-05-03/2019-05-05"]),
        ("uk", "у 1990-х роках і у вісімдесятих роках", ["199X", "198X"]),
        ("uk", "з 1995 року", ["1995/.."]),
        ("uk", "восени 2012 року, у XIX столітті", ["2012-23", "18XX"]),
        ("en", "from 3 to 5 May 2019, May 3–5, 2019", ["2019-05-03/2019-05-05", "2019-05-03/2019-05-05"]),
        ("en", "the winter of 2013/14, the 1970s", ["2013-24", "197X"]),
        ("en", "13/4/2019", ["2019-04-13"]),
        ("fr", "du 3 au 5 mai 2019, le 1er mai 1945", ["2019-05-03/2019-05-05", "1945-05-01"]),
        ("fr", "les années 1970, les années soixante, au XIXe siècle", ["197X", "196X", "18XX"]),
        ("fr", "depuis février 2006", ["2006-02/.."]),
        ("fr", "l’été 2015", ["2015-22"]),
        ("cs", "od 3. do 5. května 2019", ["2019-05-03/2019-05-05"]),
        ("cs", "v devadesátých letech, v 70. letech", ["199X", "197X"]),
        ("cs", "od února 2006 do října 2023", ["2006-02/2023-10"]),
        ("it", "dal 3 al 5 maggio 2019, il 1° maggio 2004", ["2019-05-03/2019-05-05", "2004-05-01"]),
        ("it", "gli anni Settanta, negli anni '90", ["197X", "199X"]),
        ("es", "del 3 al 5 de mayo de 2019", ["2019-05-03/2019-05-05"]),
        ("es", "los años setenta, la década de 1990", ["197X", "199X"]),
    ],
)
def test_dates_in_other_languages(language: str, text: str, expected: list[str]) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Gestern und im vergangenen Jahr", ["2017-09-19", "2016"]),
        ("de", "vor 50 Jahren, vor rund 20 Jahren", ["1967", "1997~"]),
        ("de", "nächste Woche", ["2017-09-25/2017-10-01"]),
        ("de", "Am Sonntag fand das Konzert statt.", ["2017-09-17"]),
        ("de", "Am Sonntag wird gefeiert.", ["2017-09-24"]),
        ("de", "im September letzten Jahres", ["2016-09"]),
        ("pl", "w zeszłym tygodniu, przed 50 laty, rok temu", ["2017-09-11/2017-09-17", "1967", "2016"]),
        ("uk", "минулого тижня, торік, п’ять років тому", ["2017-09-11/2017-09-17", "2016", "2012"]),
        ("en", "yesterday, last year, 50 years ago, next Monday", ["2017-09-19", "2016", "1967", "2017-09-25"]),
        ("fr", "hier, la semaine dernière, il y a cinquante ans", ["2017-09-19", "2017-09-11/2017-09-17", "1967"]),
        ("cs", "loni, minulý týden, před 50 lety", ["2016", "2017-09-11/2017-09-17", "1967"]),
        ("it", "ieri, l'anno scorso, cinquant'anni fa", ["2017-09-19", "2016", "1967"]),
        ("es", "ayer, la semana pasada, hace dos años", ["2017-09-19", "2017-09-11/2017-09-17", "2015"]),
    ],
)
def test_relative_dates_are_counted_from_publication(language: str, text: str, expected: list[str]) -> None:
    assert values(text, language) == expected
    assert all(mention.relative_to == "2017-09-20" for mention in found(text, language))


def test_without_a_day_of_publication_relative_dates_are_not_found() -> None:
    assert values("Gestern kam die Delegation an.", published=None) == []


def test_a_date_line_at_the_head_of_the_text_stands_in_for_publication() -> None:
    text = "Besuch aus Krakau\n\nLeipzig, 12. Mai 2020\n\nGestern kam die Delegation an."
    line, yesterday = found(text, published=None)
    assert (line.edtf, line.kind) == ("2020-05-12", "publication")
    assert (yesterday.edtf, yesterday.relative_to) == ("2020-05-11", "2020-05-12")


def test_a_year_carries_over_to_the_dates_told_after_it() -> None:
    text = "Im Jahr 1973 wurde der Vertrag geschlossen. Am 8. März reiste die Delegation an."
    assert values(text) == ["1973", "1973-03-08"]


def test_a_year_does_not_carry_over_into_the_next_paragraph() -> None:
    text = "Im Jahr 1973 wurde der Vertrag geschlossen.\n\nAm 8. März reiste die Delegation an."
    assert values(text) == ["1973", "2017-03-08"]


def test_a_day_that_is_fresh_news_keeps_the_year_of_publication() -> None:
    text = "1973 wurde der Vertrag geschlossen. Am 8. September reiste eine Delegation an."
    assert values(text) == ["1973", "2017-09-08"]


def test_the_same_day_is_the_day_told_of_last_whatever_months_stand_between() -> None:
    text = "Am 18. November 2024 kam der Besuch. Im Juni 2024 war man hier gewesen. Am selben Tag sprach er im Museum."
    *_, same_day = found(text)
    assert (same_day.edtf, same_day.relative_to) == ("2024-11-18", "2024-11-18")


def test_a_weekday_is_held_against_the_calendar() -> None:
    (right,) = found("Am Montag (2. Oktober) trifft man sich.")
    (wrong,) = found("Am Mittwoch, 14. April, sprach sie.", published=date(2022, 4, 20))
    assert (right.edtf, right.weekday_agrees) == ("2017-10-02", True)
    assert (wrong.edtf, wrong.weekday_agrees) == ("2022-04-14", False)
    assert wrong.confidence < right.confidence


@pytest.mark.parametrize(
    "text",
    [
        "1500 Euro, 2000 Einwohner, rund 1800 Gäste",
        "Tel. 0341 1234, Raum 3.12, § 2010, Seite 1998",
        "Das Spiel endete 2:1, um 18.30 Uhr war Schluss.",
        "die 50-jährige Partnerschaft, seit 51 Jahren, in den letzten zwei Jahren",
        "Covid-19 und die A14, der Mai-Ausschuss",
        "https://example.org/2019/05/03/besuch",
        "August Bebel war nie hier.",
    ],
)
def test_amounts_durations_and_names_are_no_dates(text: str) -> None:
    assert values(text) == []


def test_ends_of_a_stretch_keep_their_own_place_and_value() -> None:
    text = "seit Februar 2006, vom 1. bis 4. Oktober 2017"
    since, stretch = found(text)
    assert [(text[end.span.start : end.span.end], end.edtf) for end in since.ends] == [("Februar 2006", "2006-02")]
    assert [end.edtf for end in stretch.ends] == ["2017-10-01", "2017-10-04"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Die Städtepartnerschaft besteht seit 1973.", "founding"),
        ("Burkhard Jung ist seit Februar 2006 Oberbürgermeister.", "office"),
        ("Er wurde am 7. Mai 2014 zum Stadtpräsidenten gewählt.", "office"),
        ("Am 3. Oktober wird das Haus eröffnet.", "planned"),
        ("Am 3. September 2016 spielte die Kapelle.", "event"),
        ("Schon 1850 gab es eine Bahn.", "event"),
        ("In den 1850er Jahren gab es eine Bahn.", "other"),
        ("Anmeldungen nimmt das Referat bis zum 31. Januar 2018 entgegen.", "planned"),
        ("Am 8. September 2013 feierten sie das 40-jährige Bestehen der Partnerschaft.", "event"),
    ],
)
def test_words_around_a_date_tell_what_happened_on_it(text: str, kind: str) -> None:
    (mention,) = found(text)
    assert mention.kind == kind


def test_day_and_month_that_can_be_either_stay_undecided() -> None:
    (mention,) = found("on 3/4/2019", "en")
    assert mention.edtf == "[2019-03-04,2019-04-03]"
    assert (mention.earliest, mention.latest) == (date(2019, 3, 4), date(2019, 4, 3))


def test_first_and_last_day_span_what_the_words_can_mean() -> None:
    winter, decade, since = found("im Winter 2013/14, in den 1970er Jahren, seit 2006")
    assert (winter.earliest, winter.latest) == (date(2013, 12, 1), date(2014, 2, 28))
    assert (decade.earliest, decade.latest) == (date(1970, 1, 1), date(1979, 12, 31))
    assert (since.earliest, since.latest) == (date(2006, 1, 1), None)


PLANS = (
    "Am 6. Mai 2018 reist der Chor nach Brünn. Die Leiterin hat zugesagt. Im November folgt Travnik.",
    "Am 6. Mai 2018 reist der Chor nach Brünn. Im Juni wurde dafür gesammelt.",
)


def test_a_month_that_follows_a_planned_day_is_of_the_same_year() -> None:
    assert values(PLANS[0]) == ["2018-05-06", "2018-11"]
    assert [mention.kind for mention in found(PLANS[0])] == ["planned", "planned"]


def test_a_month_told_of_as_past_is_not_of_the_year_planned_before() -> None:
    assert values(PLANS[1]) == ["2018-05-06", "2017-06"]


def test_a_length_of_time_that_has_passed_is_no_date() -> None:
    assert values("Sie habe, sagt sie, in zehn Jahren Vereinsarbeit noch nie gefehlt.") == []
    assert values("Der Chor hat in zwanzig Jahren viel gelernt.") == []
    assert values("In zwei Jahren kommt der Chor wieder.") == ["2019"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Werkstatt hat jeden Dienstag offen, die Küche jeweils am Mittwoch."),
        ("de", "Dort hebt auch am Sonntag jemand ab."),
        ("pl", "Kustosz odpisuje także w sobotę."),
        ("pl", "W każdą niedzielę gra orkiestra."),
        ("uk", "Хор співає кожної неділі."),
        ("en", "The shop opens every Friday."),
        ("fr", "Le marché ouvre chaque samedi."),
        ("cs", "Každou sobotu se zpívá."),
        ("it", "Ogni domenica si canta."),
        ("es", "El coro canta cada domingo."),
        ("de", "Die heute 77-Jährige winkte."),
        ("de", "Vieles, was heute selbstverständlich ist, war neu."),
    ],
)
def test_a_habit_and_the_present_age_of_somebody_are_no_dates(language: str, text: str) -> None:
    assert values(text, language) == []


def test_a_weekday_on_which_something_was_said_is_past_whatever_is_to_become_of_it() -> None:
    (said,) = found("Daraus werde nun etwas Neues, hieß es am Dienstag im Rathaus.", published=date(2023, 3, 16))
    assert (said.edtf, said.kind) == ("2023-03-14", "event")


def test_a_weekday_told_of_as_past_is_a_date_even_after_also() -> None:
    assert values("Auch am Sonntag kamen viele Gäste.") == ["2017-09-17"]


def test_since_when_two_cities_work_together_is_no_term_of_office() -> None:
    (since,) = found("Prezydentka pisze do Brna, z którym miasto współpracuje od marca 1994 r.", "pl")
    assert (since.edtf, since.kind) == ("1994-03/..", "founding")


def test_a_day_that_no_calendar_has_is_not_found() -> None:
    assert values("am 31. Februar 2019 und am 30.02.2020") == []


def test_a_language_without_data_still_has_numeric_dates() -> None:
    assert values("2024-11-18 och 18.11.2024", "sv") == ["2024-11-18", "2024-11-18"]


PIECES = r"""
    1 3. 31. 12 97 '97 347 1595 1973 2013/14 1990er 1990s 1990-х 90. XIX 18.11. 18.11.2024 2024-11-18 3/4/2019
    Mai maja травня May mai května maggio mayo Montag Monday понеділок Winter zimą vom bis seit und od do з по from to
    since until du au depuis dal al Jahr Jahren roku року years ago vor letzten nächsten last next Ende Anfang
    Jahrhundert wieku siècle – - / , ( ) . gestern heute v.Chr.
"""


@settings(deadline=None)
@given(st.sampled_from(CODES), st.lists(st.sampled_from(PIECES.split(" ")), max_size=12))
def test_whatever_is_written_the_value_is_edtf_within_its_days(language: str, pieces: list[str]) -> None:
    text = " ".join(pieces)
    end = 0
    for mention in found(text, language):
        parse_edtf(mention.edtf)
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end
        if mention.earliest and mention.latest:
            assert mention.earliest <= mention.latest
        for part in mention.ends:
            parse_edtf(part.edtf)
            assert mention.span.start <= part.span.start < part.span.end <= mention.span.end


@settings(deadline=None)
@given(st.sampled_from(CODES), st.text(max_size=80))
def test_any_text_can_be_read(language: str, text: str) -> None:
    for mention in found(text, language):
        assert text[mention.span.start : mention.span.end].strip()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Am 15. d. M. kam der Rat zusammen.", ["1888-05-15"]),
        ("de", "den 28. vorigen Monats und am 3. l. M.", ["1888-04-28", "1888-05-03"]),
        ("fr", "Le 16 de ce mois et le 28 du mois dernier.", ["1888-05-16", "1888-04-28"]),
        ("fr", "du 5 courant au 7 courant", ["1888-05-05/1888-05-07"]),
        ("en", "on the 5th inst. and the 28th ult.", ["1888-05-05", "1888-04-28"]),
        ("pl", "dnia 5 b. m. rada obradowała", ["1888-05-05"]),
        ("uk", "5 ц. м. рада зібралася", ["1888-05-05"]),
        ("cs", "dne 5. t. m. zasedala rada", ["1888-05-05"]),
        ("fr", "le ler juin 1887 et le l er juillet 1887", ["1887-06-01", "1887-07-01"]),
        ("fr", "le 3 9bre 1793", ["1793-11-03"]),
        ("fr", "le 15 févricr 1844", ["1844-02-15"]),
        ("de", "am 3. Mätz 1851", ["1851-03-03"]),
        ("fr", "en i8o5 et en l8l8", ["1805", "1818"]),
        ("fr", "la paix depuis 4815", ["1815?/.."]),
        ("fr", "les règles édictées en 187 » pour la ville", ["187X"]),
    ],
)
def test_old_prints_name_days_by_their_month_and_have_damaged_letters(
    language: str, text: str, expected: list[str]
) -> None:
    assert values(text, language, date(1888, 5, 20)) == expected
    assert all(parse_edtf(value) for value in expected)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La ville compte depuis 4815 habitants."),
        ("fr", "au courant de la chose"),
        ("de", "9. Jan Werder lief ins Ziel."),
        ("de", "Er hat auch am Sonntag geöffnet."),
        ("de", "Sie hat mit 1750 Sängern geprobt."),
    ],
)
def test_what_only_looks_like_a_damaged_or_short_date_is_none(language: str, text: str) -> None:
    assert values(text, language) == []


def test_a_year_alone_in_brackets_is_one_however_long_ago() -> None:
    assert values("Der Heilige im Gehäuse (1480), ein Bild.") == ["1480"]


def test_having_something_in_two_weeks_is_ahead_and_having_done_it_is_not() -> None:
    assert values("Der Chor hat in zwei Wochen seinen Auftritt.") == ["2017-10-02/2017-10-08"]
    assert values("Der Chor hat in zwei Wochen viele Lieder gelernt.") == []


def test_a_season_over_two_years_is_written_as_one_date() -> None:
    (season,) = found("In der Saison 2014/15 spielte sie oft.")
    assert (season.edtf, len(list(season.written))) == ("2014/2015", 1)


def test_nothing_is_founded_on_a_weekday_that_comes_round() -> None:
    (sunday,) = found("Rynek w niedzielę tętni życiem, założony dla partnerów.", "pl")
    assert sunday.kind == "event"


def test_a_weekday_told_as_past_is_none_of_a_stay_to_come() -> None:
    days = values("The visit is planned for September 25. On Monday the council voted.", "en")
    assert days == ["2017-09-25", "2017-09-18"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Sie ist seit sechs Wochen im Amt.", ["2017-08/.."]),
        ("de", "Die Verbindung besteht seit 65 Jahren.", []),
        ("de", "Für Kinder ab 6 Jahren.", []),
        ("pl", "Kieruje biurem od ośmiu lat.", ["2009/.."]),
        ("pl", "Zapraszamy dzieci od 6 lat.", []),
        ("uk", "Місто очолює вже від восьми років.", ["2009/.."]),
        ("fr", "Elle préside l’association depuis huit ans.", ["2009/.."]),
        ("cs", "Vede spolek od osmi let.", ["2009/.."]),
        ("it", "Dirige l’ufficio da otto anni.", ["2009/.."]),
    ],
)
def test_a_term_of_office_since_a_length_of_time_is_from_so_long_ago_on(
    language: str, text: str, expected: list[str]
) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Der Verein, der 1996 gegründet wurde und heute 112 Mitglieder zählt.", ["1996"]),
        ("pl", "Dokumentacja liczy dziś 1147 stron.", []),
        ("pl", "Telefon, który ktoś odbiera także w niedzielę” – powiedziała.", []),
        ("de", "Heute wurden 15 Bänke aufgestellt.", ["2017-09-20"]),
        ("de", "Heute 12 Uhr beginnt es.", ["2017-09-20"]),
    ],
)
def test_today_that_only_counts_what_there_is_now_is_no_date(language: str, text: str, expected: list[str]) -> None:
    assert values(text, language) == expected


def test_already_leads_up_to_a_year_long_ago_but_to_no_amount() -> None:
    assert values("Schon 1665 schrieb er. Es kamen schon 1500 Gäste und bereits 1200 Besucher.") == ["1665"]


def test_the_full_stop_after_the_name_of_a_month_belongs_to_the_sentence() -> None:
    (month,) = found("Das Fest ist im August.")
    assert month.span.end == len("Das Fest ist im August")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "August Kuppel und beim Julius Kuppel-Institut, siehe Nr. 1.1.12."),
        ("en", "May Harbour sang."),
        ("it", "Incontro a Mar-a-Lago."),
        ("pl", "Dziś było około 7 st. C."),
        ("uk", "Справа № 991/2030/22."),
    ],
)
def test_names_and_numbers_that_look_like_dates_are_none(language: str, text: str) -> None:
    assert "Dziś" in text or values(text, language) == []
    assert all("XX" not in value for value in values(text, language))


def test_a_month_that_a_preposition_leads_up_to_is_no_given_name() -> None:
    assert values("Im August Kupfer holen, am 3. August Leipziger Fest.") == ["2017-08", "2017-08-03"]


def test_the_last_two_digits_of_a_year_may_end_the_sentence() -> None:
    (years,) = found("Wydatki z lat 2008-16. Potem nic.", "pl")
    assert years.edtf == "2008/2016"


def test_between_two_days_is_a_stretch() -> None:
    assert values("Zwischen dem 3. und dem 5. Mai war Ruhe.") == ["2017-05-03/2017-05-05"]
    assert values("entre le 1er novembre et le 31 décembre", "fr", date(2018, 1, 6)) == ["2017-11-01/2017-12-31"]


def test_the_winter_of_a_text_of_december_has_begun() -> None:
    assert values("Im Winter ruhen die Tiere.", published=date(2021, 12, 14)) == ["2021-24"]
    assert values("Im Winter ruhten die Tiere.", published=date(2022, 2, 14)) == ["2021-24"]


def test_a_month_to_come_is_not_told_of_as_past() -> None:
    assert values("Im Juli wurde gefeiert.", published=date(2024, 4, 29)) == ["2023-07"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am Montag, dem 3. Juni 2019, begann es. Den Bund gibt es seit 1993. Im Juli kommen Gäste."),
        ("de", "Es begann am 3. Juni 2019. Die Partnerschaft wurde 1993 gegründet. Im Juli kommen Gäste."),
        ("pl", "Zbiórka ruszyła 3 czerwca 2019 roku. Partnerstwo istnieje od 1993 roku. W lipcu przyjadą goście."),
        ("uk", "Збір почався 3 червня 2019 року. Партнерство існує з 1993 року. У липні приїдуть гості."),
        ("en", "It opened on 3 June 2019. The twinning was founded in 1993. In July the guests arrive."),
        ("fr", "Tout a commencé le 3 juin 2019. Le jumelage existe depuis 1993. En juillet viennent les invités."),
        ("cs", "Sbírka začala 3. června 2019. Partnerství trvá od roku 1993. V červenci přijedou hosté."),
        ("it", "La colletta è iniziata il 3 giugno 2019. Il gemellaggio esiste dal 1993. A luglio vengono ospiti."),
        ("es", "Todo empezó el 3 de junio de 2019. El hermanamiento existe desde 1993. En julio vienen los invitados."),
    ],
)
def test_a_month_of_an_undated_text_is_of_the_year_of_its_events_and_not_of_a_founding_long_past(
    language: str, text: str
) -> None:
    event, founding, month = found(text, language, None)
    assert (event.edtf, founding.edtf[:4], month.edtf) == ("2019-06-03", "1993", "2019-07")


def test_beside_nothing_but_a_founding_a_date_of_an_undated_text_has_no_year() -> None:
    text = "Die Partnerschaft wurde im Jahr 1993 gegründet. Im Juli kommen Gäste, Anmeldung bis zum 30. September."
    assert values(text, published=None) == ["1993", "XXXX-07", "XXXX-09-30"]


def test_in_what_an_undated_text_tells_as_past_the_year_told_of_last_goes_on() -> None:
    assert values("1914 begann der Krieg. Im Juli fiel die Stadt.", published=None) == ["1914", "1914-07"]


def test_until_then_carries_its_year_on_in_an_undated_text_and_the_years_before_do_not() -> None:
    text = "Der Chor besteht seit 1993. Gesammelt wird bis zum 30. September 2019. Am 4. Oktober wird gespielt."
    assert values(text, published=None) == ["1993/..", "../2019-09-30", "2019-10-04"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "„Wir kommen im Herbst wieder“, versprach Jonas Felber zum Abschied."),
        ("de", "Im Herbst kehrt der Chor nach Brünn zurück, wie die Leiterin sagte."),
        ("de", "Die Gäste versprachen, im Herbst zu schreiben."),
        ("de", "„Im Herbst kommen wir noch einmal“, sagte Jonas Felber."),
        ("pl", "„Wrócimy jesienią” – obiecała Zofia Rudnik."),
        ("pl", "Goście przyjadą jesienią, powiedziała Zofia Rudnik."),
        ("uk", "«Ми приїдемо ще раз восени», — пообіцяв Остап Мельничук."),
        ("uk", "Восени хор повернеться до Лейпцига, сказала вона."),
        ("en", "“We’ll be back in the autumn,” said Gareth Holm."),
        ("en", "They promised to return in autumn."),
        ("fr", "« Nous reviendrons à l’automne », a promis Luc Morvan."),
        ("fr", "Ils ont promis de revenir en automne."),
        ("fr", "En automne, une délégation se rendra à Leipzig, a dit la maire."),
        ("cs", "„Přijedeme zase na podzim,“ slíbil Karel Hudec."),
        ("it", "«Torneremo in autunno», ha promesso Luca Berti."),
        ("es", "«Volveremos en otoño», prometió Luis Baena."),
    ],
)
def test_a_season_that_is_promised_is_one_to_come(language: str, text: str) -> None:
    (season,) = found(text, language, date(2024, 2, 29))
    assert (season.edtf, season.kind) == ("2024-23", "planned")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Im Herbst kamen die Gäste wieder nach Leipzig."),
        ("de", "„Im Herbst waren wir in Brünn“, versprach sich Jonas Felber."),
        ("de", "Im Herbst versprach die Stadt Hilfe."),
        ("pl", "„Jesienią byliśmy w Lipsku” – powiedziała Zofia Rudnik."),
        ("uk", "Восени хор був у Лейпцигу."),
        ("en", "In autumn the choir promised help."),
        ("fr", "En automne, le chœur était à Leipzig."),
        ("cs", "Na podzim sbor zpíval v Lipsku."),
        ("it", "In autunno il coro era a Lipsia."),
        ("es", "En otoño el coro estaba en Leipzig."),
    ],
)
def test_a_season_told_as_past_is_over_even_where_somebody_comes_again_or_promised_something_then(
    language: str, text: str
) -> None:
    (season,) = found(text, language, date(2024, 2, 29))
    assert (season.edtf, season.kind) == ("2023-23", "event")


def test_a_month_that_is_over_comes_again_next_year() -> None:
    (january,) = found("Im Januar kommen die Gäste wieder.", published=date(2024, 2, 29))
    assert (january.edtf, january.kind) == ("2025-01", "planned")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "„Gestern Abend kamen alle“, sagte Jonas Felber am 18. September."),
        ("de", "Am 18. September trat Jonas Felber vor die Gäste. „Gestern kamen alle“, sagte er."),
        ("de", "„Gestern kamen alle“, sagte Jonas Felber am Montag."),
        ("pl", "– Wczoraj przyszli wszyscy – powiedziała 18 września Zofia Rudnik."),
        ("pl", "„Wczoraj przyszli wszyscy” – powiedziała 18 września Zofia Rudnik."),
        ("uk", "«Учора ввечері всі прийшли», — сказав 18 вересня Остап Мельничук."),
        ("en", "“Yesterday everybody came,” Gareth Holm said on 18 September."),
        ("fr", "« Hier, tout le monde est venu », a dit Luc Morvan le 18 septembre."),
        ("cs", "„Včera přišli všichni,“ řekl Karel Hudec 18. září."),
        ("it", "«Ieri sono venuti tutti», ha detto Luca Berti il 18 settembre."),
        ("es", "«Ayer vinieron todos», dijo Luis Baena el 18 de septiembre."),
    ],
)
def test_yesterday_in_what_somebody_says_is_counted_from_the_day_it_was_said(language: str, text: str) -> None:
    mentions = found(text, language)
    (yesterday,) = [mention for mention in mentions if mention.relative_to not in {None, "2017-09-20"}]
    assert (yesterday.edtf, yesterday.relative_to, yesterday.kind) == ("2017-09-17", "2017-09-18", "event")
    assert sorted(mention.edtf for mention in mentions) == ["2017-09-17", "2017-09-18"]


@pytest.mark.parametrize(
    "text",
    [
        "„Gestern kamen alle“, sagte Jonas Felber.",
        "„Gestern kamen alle“, sagte Jonas Felber, geboren am 18. Mai 1960.",
        "– Wczoraj przyszli wszyscy – powiedziała Zofia Rudnik. – Przedwczoraj nikt.",
    ],
)
def test_yesterday_said_on_a_day_not_named_is_no_certain_event(text: str) -> None:
    said = found(text, "pl" if "Wczoraj" in text else "de")[0]
    written = found("Gestern kamen alle, sagte Jonas Felber.")[0]
    assert (said.kind, written.kind) == ("other", "event")
    assert said.confidence < written.confidence


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "„Heute könnte man ohne die Bürger nichts mehr tun“, sagte sie."),
        ("pl", "„Dziś bez mieszkańców nie można już nic zrobić” – powiedziała."),
        ("uk", "«Сьогодні без громадян не можна нічого зробити», — сказала вона."),
        ("en", "“Today we could do nothing without the citizens,” she said."),
        ("fr", "« Aujourd’hui on ne pourrait rien faire sans les citoyens », a-t-elle dit."),
        ("cs", "„Dnes už bez občanů nelze udělat nic,“ řekla."),
        ("it", "«Oggi non si potrebbe fare nulla senza i cittadini», ha detto."),
        ("es", "«Hoy no se podría hacer nada sin los ciudadanos», dijo."),
        ("de", "Die Brücke steht noch heute."),
    ],
)
def test_today_that_means_nowadays_is_no_event(language: str, text: str) -> None:
    (today,) = found(text, language)
    assert (today.edtf, today.kind, today.confidence) == ("2017-09-20~", "other", 0.3)


def test_names_in_quotation_marks_are_nothing_that_is_said() -> None:
    (yesterday,) = found("Gestern kamen alle zum „Brünner Fest“.")
    assert (yesterday.edtf, yesterday.kind) == ("2017-09-19", "event")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Das Zeltlager dauerte vom 3. bis 14. Juni 2024.\n\nDie Leiterin besuchte das Lager am letzten Mittwoch.",
        ),
        ("pl", "Obóz trwał od 3 do 14 czerwca 2024 roku. Burmistrz odwiedził obóz w ubiegłą środę."),
        ("uk", "Табір тривав з 3 по 14 червня 2024 року. Мер відвідав табір минулої середи."),
        ("en", "The camp lasted from 3 to 14 June 2024. The mayor visited the camp last Wednesday."),
        ("fr", "Le camp a duré du 3 au 14 juin 2024. Le maire a visité le camp mercredi dernier."),
        ("cs", "Tábor trval od 3. do 14. června 2024. Primátor navštívil tábor minulou středu."),
        ("it", "Il campo è durato dal 3 al 14 giugno 2024. Il sindaco ha visitato il campo mercoledì scorso."),
        (
            "es",
            "El campamento duró del 3 al 14 de junio de 2024. La alcaldesa visitó el campamento el miércoles pasado.",
        ),
    ],
)
def test_last_wednesday_in_a_camp_that_was_over_by_then_is_its_last(language: str, text: str) -> None:
    *_, wednesday = values(text, language, date(2024, 6, 20))
    assert wednesday == "2024-06-12"


@pytest.mark.parametrize(
    "text",
    [
        "Das Zeltlager dauerte vom 3. bis 14. Juni 2024. Der Stadtrat tagte am letzten Mittwoch.",
        "Das Zeltlager dauerte vom 3. bis 20. Mai 2024. Der Bürgermeister lobte das Lager am letzten Mittwoch.",
        "Das Zeltlager dauert vom 17. bis 21. Juni 2024. Der Bürgermeister besuchte das Lager am letzten Mittwoch.",
    ],
)
def test_last_wednesday_is_the_one_before_publication_where_no_stay_was_over(text: str) -> None:
    *_, wednesday = values(text, published=date(2024, 6, 20))
    assert wednesday == "2024-06-19"
