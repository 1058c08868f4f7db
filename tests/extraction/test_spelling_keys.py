"""One name in several scripts and transliterations has keys in common; other names have not."""

from __future__ import annotations

import pytest

from extraction.spelling_keys import may_be_one

ONE_PERSON = [
    ("Vitali Klitschko", "Віталій Кличко"),
    ("Witali Klitschko", "Vitaliy Klychko"),
    ("Witalij Kłyczko", "Віталій Кличко"),
    ("Iryna Shcherbatiuk", "Ірина Щербатюк"),
    ("Iryna Schtscherbatjuk", "Iryna Shcherbatiuk"),
    ("Iryna Szczerbatiuk", "Ірина Щербатюк"),
    ("Iryna Chtcherbatiouk", "Iryna Schtscherbatjuk"),
    ("Irina Ŝerbatûk", "Ірина Щербатюк"),
    ("Katharina Vossberg", "Katharina Vossbergová"),
    ("Katharina Vossberg", "Катаріна Фоссберг"),
    ("Matthias Rehfuß", "Маттіас Рефус"),
    ("Matthias Rehfuss", "Маттіас Рефусс"),
    ("Thilo Kranzbühler", "Тіло Кранцбюлер"),
    ("Thilo Kranzbuehler", "Thilo Kranzbühler"),
    ("Friedemann Kuehnast", "Friedemann Kühnast"),
    ("Sibylle Hartung-Weise", "Сібілле Гартунг-Вайзе"),
    ("Taras Hnatyshyn", "Тарас Гнатишин"),
    ("Taras Hnatyschyn", "Taras Hnatyszyn"),
    ("Taras Hnatychyn", "Тарас Гнатишин"),
    ("Oleksij Bondarewskyj", "Олексій Бондаревський"),
    ("Bożena Ptaszkowska", "Божена Пташковська"),
    ("Bozena Ptaszkowska", "Божена Пташковська"),
    ("Tadeusz Mroczkowski", "Тадеуш Мрочковський"),
    ("Jakub Niedziałek", "Jakub Niedzialek"),
    ("Cornelia Bamberger", "Cornelia Bambergerová"),
    ("Cornelia Bamberger", "Корнелія Бамбергер"),
    ("Ludmila Krejčiříková", "Ludmila Krejcirikova"),
    ("Wolodymyr Selenskyj", "Володимир Зеленський"),
    ("Volodymyr Zelensky", "Wołodymyr Zełenski"),
    ("Serhij Schadan", "Сергій Жадан"),
    ("Serhiy Zhadan", "Serhij Żadan"),
    ("Julija Krawez", "Юлія Кравець"),
    ("Yuliia Kravets", "Julia Krawec"),
    ("Andrij Chomenko", "Andriy Khomenko"),
    ("Ljudmyla Ponomartschuk", "Людмила Пономарчук"),
    ("Liudmyla Ponomarchuk", "Ludmyła Ponomarczuk"),
    ("Oksana Tschernjawez", "Оксана Чернявець"),
    ("Jelena Schukowa", "Елена Жукова"),
    ("Yelena Zhukova", "Елена Жукова"),
    ("B. Jung", "Burkhard Jung"),
    ("Friedrich Magirius", "Friedrich Magyrius"),
    ("Karl Müller", "Karl Muller"),
    ("Taras Szewczenko", "Тарас Шевченко"),
    ("Caren Marusch-Krohn", "Caren Krohn"),
    ("Elżbieta Zawiślańska", "Ельжбета Завісляньська"),
]

TWO_PERSONS = [
    ("Burkhard Jung", "Burkhard Lang"),
    ("Jan Novák", "Jana Nováková"),
    ("Iryna Shcherbatiuk", "Iryna Shevchenko"),
    ("Taras Hnatyshyn", "Taras Hnatiuk"),
    ("Eberhard Kühnast", "Friedemann Kühnast"),
    ("Petra Lindner", "Peter Lindner"),
    ("Martin Wolter", "Martin Walter"),
    ("Anna Kowal", "Anna Kowalska"),
    ("Віталій Кличко", "Володимир Кличко"),
    ("Karl Bauer", "Karl Brauer"),
    ("Anna Kowalska", "Hanna Kowalska"),
    ("Andrij Melnyk", "Andrij Melnytschuk"),
    ("Jan Nowak", "Jan Nowacki"),
    ("Michael Schmidt", "Michael Schmitz"),
    ("Marie Blanc", "Marie Leblanc"),
    ("Oleh Bondar", "Oleh Bondarenko"),
    ("Paul Morel", "Paul Moreau"),
    ("Tomáš Vrba", "Tomáš Vrbacký"),
    ("Ivan Petrenko", "Ivan Petriv"),
    ("Petra Haas", "Petra Hass-Köhler"),
    ("Hans Meier", "Hans Maurer"),
    ("Julia Weber", "Julian Weber"),
    ("Daniel Roth", "Daniela Roth"),
    ("Олена Коваль", "Олена Коваленко"),
    ("Sergio Rossi", "Sergio Russo"),
]


@pytest.mark.parametrize(("one", "other"), ONE_PERSON)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert may_be_one(one, other)
    assert may_be_one(other, one)


@pytest.mark.parametrize(("one", "other"), TWO_PERSONS)
def test_names_of_two_persons_share_none(one: str, other: str) -> None:
    assert not may_be_one(one, other)


def test_a_surname_alone_is_no_reason_to_ask() -> None:
    assert not may_be_one("Jung", "Burkhard Jung")
