"""What inflection adds to folded words, for languages whose Snowball stemmer misses much of it.

Snowball for German leaves the participle as it is: gestellt and stellte, besucht and Besuch, aufgemacht, aufzumachen
and aufmachen come together here. Snowball for Polish and Czech knows endings by their marks (-ów, -ým), which folding
takes away, and no verbs; for Ukrainian there is none. The lists are of the usual school grammars, written as folding
leaves them: й is и, ї is і, ó is o. What is left is a key, not a word: a vowel that comes and goes (будинок, будинку;
dworek, dworku) and the change of к and ц (картка, картці; matka, matce) are levelled, the same for all forms.

Of the forms of a word that occur in lists of frequent words, a form finds on average 90 % in Polish (84 % with
Snowball alone), 80 % in German (67 %) and 75 % in Czech (68 %); of what it finds 94, 91 and 93 % are forms of the same
word, most others of a related one. Compared with the paradigms of simplemma. In Ukrainian a form finds 93 % of those
that pymorphy3 knows, and 78 % of what it finds is the same word: about as much as where the endings are taken off
lemmas of simplemma (94 and 77 %), whose list takes half a second and 41 MB to load.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

_SHORTEST = 3
_VOWELS = frozenset("аеиіоуюяєaeiouy")


def _table(*groups: tuple[str, str, str]) -> Mapping[str, str]:
    """Endings and what is put in their place: each of some beginnings (`|`) with each of some ends."""
    return {
        begin + end: kept for begins, ends, kept in groups for begin in begins.split("|") for end in ends.split()
    }  # fmt: skip


_UKRAINIAN = _table(
    ("", "а и і е є у ю о я ь ам ах ів ем ею єю єм ом ям ях ами ями ою ии ией еи", ""),
    ("", "ія ію іі ією іям іях іями іє", ""),
    ("", "ии іи ого ому им ім их іх ими іми оі ього ьому", ""),
    ("", "ість істю ості ости остеи остям остями остях", "ост"),
    # The dative of persons; -ові is more often of an adjective (торгові), whose other forms keep -ов-.
    ("нт", "ові", "нт"),
    ("тор", "ові", "тор"),
    ("ник", "ові", "ник"),
    ("ист", "ові", "ист"),
    ("ар", "ові", "ар"),
    ("мер", "ові", "мер"),
    ("нн", "я ю ям і ях ями", "н"),
    ("ува|юва|ова|а|я|и|і|ну", "ти ть в ла ло ли вши но то", ""),
    ("у|ю|а|я|і", "ю єш є єть ємо єте ють и ите имо", ""),
    ("|н", "еш еть емо ете уть", ""),
    ("", "ють иш ить имо ите ать ять іть іте", ""),
)
_UKRAINIAN_FUTURE = ("тимуть", "тимемо", "тимете", "тимеш", "тиму", "тиме")
_CZECH_VERBS = _table(
    ("ova", "t l la lo li ly n na no ni ny ne nych nym nou", "ov"),
    ("u", "ji ju jes je jeme jete jici jou jte", "ov"),
    ("n", "out ul ula ulo uli uly u es eme ete ou uti", ""),
    ("a|i|e", "t l la lo li ly", ""),
    ("", "ame ate aji ime ite eji ejte ete eme es is as", ""),
)


_GERMAN_PREFIXES = tuple(
    """
    zusammen zuruck weiter nieder wieder hervor heraus herein hinaus hinein voraus vorbei heran herum hinzu voran durch
    statt unter fest teil uber ab an auf aus bei dar ein her hin los mit nach um vor weg zu da
    """.split()  # noqa: SIM905 - read more easily than forty strings
)


def _longest_first(table: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(table.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _without(word: str, endings: tuple[tuple[str, str], ...]) -> str | None:
    """The word with its longest ending taken off, None where it has none or too little would be left."""
    for ending, kept in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: len(word) - len(ending)] + kept
    return None


def _levelled(stem: str, fleeting: str, changed: Mapping[str, str]) -> str:
    if len(stem) > _SHORTEST and stem[-1] not in _VOWELS and stem[-2] in fleeting:
        stem = stem[:-2] + stem[-1]
    elif len(stem) > _SHORTEST and stem[-1] == stem[-2]:
        stem = stem[:-1]
    return stem[:-1] + changed.get(stem[-1], stem[-1])


def german(snowball: Callable[[str], str]) -> Callable[[str], str]:
    """Gives the key of a German word: without the ge-, -zu- and -t of verbs."""

    def stem(word: str) -> str:
        found = snowball(word)
        begin = next((prefix for prefix in _GERMAN_PREFIXES if found.startswith((prefix + "ge", prefix + "zu"))), "")
        rest = found[len(begin) :]
        infinitive = begin and rest.startswith("zu") and not rest.startswith("zug") and len(rest) > 4
        participle = rest.startswith("ge") and rest.endswith("t") and len(rest) > 5
        if infinitive or participle:
            rest = rest[2:]
        key = begin + rest
        # Short words are left alone: Nacht has nothing to do with nach.
        return key.removesuffix("t").removesuffix("e") if len(key) > 5 and key.endswith("t") else key

    return stem


def ukrainian(word: str) -> str:
    """The key of a Ukrainian word."""
    if word.endswith(("ся", "сь")) and len(word) > _SHORTEST + 2:
        word = word[:-2]
    word = _without(word, _FUTURE) or word
    stem = _without(word, _FORMS) or word
    return _levelled(stem.rstrip("ь") or stem, "оеіє", {"ц": "к"})


def polish(snowball: Callable[[str], str]) -> Callable[[str], str]:
    """Gives the key of a Polish word, with the stemmer of Snowball for all but the endings that folding hides."""

    def stem(word: str) -> str:
        plural = word[:-2] if word.endswith("ow") and len(word) > _SHORTEST + 1 else None
        return _levelled(plural or snowball(word), "e", {"c": "k"})

    return stem


def czech(snowball: Callable[[str], str]) -> Callable[[str], str]:
    """Gives the key of a Czech word: verbs by their endings, all else with the stemmer of Snowball."""

    def stem(word: str) -> str:
        verb = _without(word, _VERBS)
        return verb if verb is not None else _levelled(snowball(word), "e", {"c": "k"})

    return stem


_FORMS = _longest_first(_UKRAINIAN)
_FUTURE = tuple((ending, "ти") for ending in _UKRAINIAN_FUTURE)
_VERBS = _longest_first(_CZECH_VERBS)
