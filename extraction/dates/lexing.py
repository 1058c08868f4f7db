"""Cuts text into runs of words that can stand in a date, each word with its class and value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from extraction.dates.lexemes import HYPHENS, Lexeme, Token, look_up
from extraction.dates.lexicon import Lexicon, lexicon, plain_apostrophes
from extraction.dates.misprints import misread_as
from extraction.memo import remembered

TELLING = frozenset("N#maM!xAyzZQHJrkXY%C6seUεη12345DKEwjRnv")
"""Classes of words of which every date has one: numbers, and names of times (see lexicon.py)."""
FIRST_BARE_YEAR = 1700
"""A smaller number needs a preposition or a word for year, month or era beside it to be a year."""
LAST_YEAR = 2099

_ROMAN_DAY = r"(?P<roman_day>\d{1,2}\s?[.\s]\s?(?:XI{0,2}|IX|IV|VI{0,3}|I{1,3})(?:\s?[.\s]\s?\d{4})?(?!\w))"
_TELEPHONE = re.compile(r"\d[ /]\d{2,3}-$|(?<!\d)\d{1,3}-$")
_ELIDED = "[cdlmnst]|qu|jusqu|dell|nell|all|dall|sull|qu?ell|quest|(?:v|tr|quar|cinqu|sess|sett|ott|nov|c)?[ae]nt"
_ROMAN = re.compile(r"(?=[XVI])X{0,2}(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_LOOKALIKES = str.maketrans("ХІ", "XI")
_ROMAN_BEGINNINGS = frozenset("XVIХІ")
_OLD_MONTHS = {"7": 9, "8": 10, "9": 11, "10": 12, "X": 12}
"""Months by their Latin number, as 7bre or Xbris."""
_MISREAD = str.maketrans("lIioO", "11100")
"""Letters that print and recognition give for digits."""
_MARKS = {",": ",", "(": "(", ")": ")", "/": "/", "-": "-", "–": "-", "—": "-", "‒": "-", "‑": "-", "−": "-"}


def runs(
    text: str, language: str, *, old: bool = False, places: Sequence[tuple[int, int]] | None = None
) -> Iterator[list[Lexeme]]:
    """Find the stretches of text in which every word can stand in a date.

    Args:
        text: any text.
        language: ISO 639-1 code; with one there is no data for, only numeric dates are found.
        old: whether the text was printed long ago, so that its digits may be misread.
        places: where to look (see `dates.places`); everywhere if None.

    Yields:
        The words of each stretch, in order; stretches without a number or a name of a time are left out.
    """
    for start, end in [(0, len(text))] if places is None else places:
        for run in _runs_in(text, language, start, end, old=old):
            if any(lexeme.kind in TELLING for lexeme in run):
                yield run


def _runs_in(text: str, language: str, start: int, end: int, *, old: bool) -> Iterator[list[Lexeme]]:
    words = lexicon(language)
    found_tokens = scanner(language).finditer(text, start, end)
    tokens = [Token(*found.span(), found.group(), found.lastgroup or "") for found in found_tokens]
    run: list[Lexeme] = []
    position = 0
    count = len(tokens)
    idle = idle_words(language)
    while position < count:
        token = tokens[position]
        lexeme, taken = (
            (None, 1) if token.group == "word" and idle(token.text) else _lexeme(text, tokens, position, words)
        )
        if old and (lexeme is None or lexeme.kind == "Z") and (misread := misread_as(tokens, position, words)):
            lexeme, taken = misread, 1
        if lexeme is None:
            if run:
                yield run
                run = []
        else:
            run.append(lexeme)
        position += taken
    if run:
        yield run


@cache
def scanner(language: str) -> re.Pattern[str]:
    """Cuts text into words, numbers, numeric dates and signs."""
    words = lexicon(language)
    suffixes = "|".join(re.escape(suffix) for suffix in sorted(words.suffixes, key=len, reverse=True))
    joined = rf"(?:(?i:{suffixes})(?!\w))?" if suffixes else ""
    roman = rf"{_ROMAN_DAY}|" if words.roman_months else ""
    elision = rf"(?P<elision>(?i:{_ELIDED})['’](?=\w))|" if words.elided else ""
    return re.compile(
        rf"""
        (?P<address>(?:https?://|www\.)\S+|\S+@\S+\.\w+)
      | (?P<iso>(?<![\d-])\d{{4}}-\d\d-\d\d(?![\d-]))
      | (?P<date>(?<![\d.,/-])\d{{1,2}}(?P<mark>\s?[./-]\s?)\d{{1,2}}(?P=mark)(?:\d{{4}}|\d\d)(?!\d|[.,]\d))
      | (?P<old_month>(?<!\w)(?:[789]|10|X)\s?(?:b?bre|ber|bris)(?!\w)\.?)
      | (?P<misread_year>(?<![\w.,])(?=\d*[lIioO])(?=[a-zA-Z]*\d[a-zA-Z]*\d)[1lIi][5-9][\dlIioO]{{2}}(?!\w))
      | {roman}
        (?P<day_month>(?<![\d.,/:-])\d{{1,2}}\.\s?\d{{1,2}}(?:\.(?!\s?\d)|(?=\s?[-–]\s?\d{{1,2}}\.\s?\d{{1,2}}\.)))
      | (?P<amount>\d+(?:[.,:]\d+)+|\d{{1,3}}(?:[\ \u00a0\u202f]\d{{3}})+(?!\d))
      | (?P<number>\d+{joined})
      | {elision}
        (?P<word>[^\W\d_]+(?:['’ʼ][^\W\d_]+)*)
      | (?P<break>\n\s*\n)
      | (?P<sign>[^\w\s]|_)
        """,
        re.VERBOSE,
    )


@cache
def idle_words(language: str) -> Callable[[str], bool]:
    """Whether a word has no place in a date, whatever stands around it; nearly all have none."""
    words = lexicon(language)

    def is_idle(spelled: str) -> bool:
        word = plain_apostrophes(spelled)
        if look_up(word, words) is not None or word in words.phrases or word.casefold() in words.phrases:
            return False
        return not _roman_numeral(spelled, words)

    return remembered(is_idle)


def _lexeme(text: str, tokens: list[Token], position: int, words: Lexicon) -> tuple[Lexeme | None, int]:
    """What the token at a position stands for, and how many tokens it takes."""
    token = tokens[position]
    group = token.group
    if group in {"word", "elision"}:
        return _word(tokens, position, words)
    if group == "sign":
        if token.text in "'’" and (year := _short_year(tokens, position)):
            return Lexeme("y", token.start, tokens[position + 1].end, year), 2
        kind = _MARKS.get(token.text)
        return (Lexeme(kind, token.start, token.end, None) if kind else None), 1
    if group == "number":
        return _number(text, tokens, position, words)
    if group in {"iso", "date", "day_month"} and _is_numbered(text, tokens, position, words):
        return None, 1
    if group == "old_month":
        return Lexeme("m", token.start, token.end, _OLD_MONTHS[token.text.rstrip(".bBreis ")]), 1
    if group == "misread_year":
        return Lexeme("y", token.start, token.end, int(token.text.translate(_MISREAD))), 1
    return _numeric_date(token, words), 1


def _word(tokens: list[Token], position: int, words: Lexicon) -> tuple[Lexeme | None, int]:
    token = tokens[position]
    word = plain_apostrophes(token.text)
    folded = word.casefold()
    for key in (word,) if folded == word else (word, folded):
        for rest, entry in words.phrases.get(key, ()):
            if _reads(tokens, position + 1, rest):
                return Lexeme(entry.kind, token.start, tokens[position + len(rest)].end, entry.value), 1 + len(rest)
    known = look_up(word, words)
    if known is None or _is_compounded(tokens, position, words):
        return _roman(tokens, position, words)
    entry = known
    if entry.kind == "m" and word.istitle() and word not in words.words:
        # A month with a capital that its language does not give it may be a surname (Kwiecień, Mars).
        entry = entry._replace(kind="a")
    taken, end = 1, token.end
    if word in words.given_names and _is_name(tokens, position, words):
        return None, 1
    if entry.kind in "ad" and word.casefold() not in words.months and position + 1 < len(tokens):
        following_token = tokens[position + 1]
        if following_token.text == "." and following_token.start == token.end:
            taken, end = 2, following_token.end
    return Lexeme(entry.kind, token.start, end, entry.value), taken


def _is_name(tokens: list[Token], position: int, words: Lexicon) -> bool:
    """Whether a surname follows what is also a given name: "9. Jan Kuppel", "August Kuppel" but "im August"."""
    if position + 1 == len(tokens):
        return False
    in_full = tokens[position].text.casefold() in words.months
    if in_full and position and (tokens[position - 1].text == "." or look_up(tokens[position - 1].text, words)):
        return False
    following = tokens[position + 1]
    return following.group == "word" and following.text.istitle() and look_up(following.text, words) is None


def _reads(tokens: list[Token], position: int, phrase: tuple[str, ...]) -> bool:
    """Whether the words of a phrase stand from a position on; asked often and nearly always in vain."""
    if position + len(phrase) > len(tokens):
        return False
    for number, word in enumerate(phrase, position):
        spelled = tokens[number].text
        if spelled != word:
            spelled = plain_apostrophes(spelled)
            if spelled != word and spelled.casefold() != word:
                return False
    return True


def _is_compounded(tokens: list[Token], position: int, words: Lexicon) -> bool:
    """Whether hyphens join the word to one that has no place in a date (Mai-Demonstration, Mar-a-Lago)."""
    if position + 2 >= len(tokens):
        return False
    word, mark, other = tokens[position : position + 3]
    if mark.text not in HYPHENS or word.end != mark.start or mark.end != other.start or other.group != "word":
        return False
    unknown = look_up(plain_apostrophes(other.text), words) is None
    return unknown or _is_compounded(tokens, position + 2, words)


def _roman(tokens: list[Token], position: int, words: Lexicon) -> tuple[Lexeme | None, int]:
    """A Roman number in capitals, which only a century goes with; some languages put a dot or an ending to it."""
    token = tokens[position]
    spelled = _roman_numeral(token.text, words)
    if not spelled:
        return None, 1
    if words.dot_is_ordinal and _dot_follows(tokens, position):
        return Lexeme("c", token.start, tokens[position + 1].end, _roman_value(spelled)), 2
    return Lexeme("c", token.start, token.end, _roman_value(spelled)), 1


def _roman_numeral(spelled: str, words: Lexicon) -> str:
    """A Roman number without its ending, nothing for another word."""
    if spelled[0] not in _ROMAN_BEGINNINGS:
        return ""
    for suffix, kind in words.suffixes.items():
        if kind == "c" and spelled.endswith(suffix):
            spelled = spelled[: -len(suffix)]
            break
    spelled = spelled.translate(_LOOKALIKES)
    return spelled if spelled.isupper() and _ROMAN.fullmatch(spelled) else ""


def _roman_value(spelled: str) -> int:
    digits = [_ROMAN_DIGITS[letter] for letter in spelled]
    return sum(-digit if digit < max(digits[place:]) else digit for place, digit in enumerate(digits))


def _short_year(tokens: list[Token], position: int) -> int | None:
    """The year of `'97`."""
    if position + 1 == len(tokens):
        return None
    mark, number = tokens[position], tokens[position + 1]
    if number.start != mark.end or number.group != "number" or not re.fullmatch(r"\d\d", number.text):
        return None
    return full_year(int(number.text))


def full_year(two_digits: int) -> int:
    """The year of the 20th or 21st century that two digits stand for in a modern text."""
    return two_digits + (2000 if two_digits < 50 else 1900)


def _number(text: str, tokens: list[Token], position: int, words: Lexicon) -> tuple[Lexeme | None, int]:
    token = tokens[position]
    digits = re.match(r"\d+", token.text)
    assert digits
    value, suffix = int(digits.group()), token.text[digits.end() :].casefold()
    if _is_glued(text, tokens, position, words):
        return None, 1
    if suffix:
        return _suffixed(token, value, words.suffixes[suffix]), 1
    if words.dot_is_ordinal and value < 100 and _dot_follows(tokens, position):
        return Lexeme("o", token.start, tokens[position + 1].end, value), 2
    length = len(digits.group())
    if length <= 2:
        return Lexeme("n" if 1 <= value <= 31 else "v", token.start, token.end, value), 1
    if length > 4 or value > LAST_YEAR or _is_amount(text, tokens, position, words):
        return None, 1
    kind = "y" if value >= FIRST_BARE_YEAR else "z" if value >= 1000 else "Z"
    return Lexeme(kind, token.start, token.end, value), 1


def _suffixed(token: Token, value: int, kind: str) -> Lexeme | None:
    if kind == "k":
        known = value % 10 == 0 and (value < 100 or 1000 <= value <= LAST_YEAR)
        return Lexeme("j" if value < 100 else "k", token.start, token.end, value) if known else None
    if value > 100:
        return Lexeme("y", token.start, token.end, value) if 1000 <= value <= LAST_YEAR else None
    return Lexeme("o" if kind != "y" or value <= 31 else "v", token.start, token.end, value)


def _dot_follows(tokens: list[Token], position: int) -> bool:
    return (
        position + 1 < len(tokens)
        and tokens[position + 1].text == "."
        and tokens[position + 1].start == tokens[position].end
    )


def _is_glued(text: str, tokens: list[Token], position: int, words: Lexicon) -> bool:
    """Whether a number is a part of something longer: A4, Covid-19, 50-jährig, §12, 5%."""
    token = tokens[position]
    before, after = text[max(0, token.start - 2) : token.start], text[token.end : token.end + 1]
    if before and (before[-1].isalpha() or before[-1] in "§€$£#+_=*@\\"):
        return True
    if before[-1:] == "/" and before[:1].isdigit() and after == "/":
        return True
    if token.end - token.start == 4 and _TELEPHONE.search(text, max(0, token.start - 8), token.start):
        return True
    if len(before) == 2 and before[1] in HYPHENS and before[0].isalpha():
        return look_up(tokens[position - 2].text, words) is None
    return bool(after) and (after.isalpha() or after in "%€$£°_=@" or _is_compounded(tokens, position, words))


def _is_numbered(text: str, tokens: list[Token], position: int, words: Lexicon) -> bool:
    """Whether a word before it makes of digits and dots the number of a chapter or rule ("Nr. 1.1.12", "§ 3.4.")."""
    before = _word_before(tokens, position)
    return before is not None and text[before.end] != "\n" and before.text.casefold() in words.number_words


def _word_before(tokens: list[Token], position: int) -> Token | None:
    """What stands before a number, an abbreviation's full stop passed over."""
    before = tokens[max(0, position - 2) : position]
    if len(before) == 2 and before[-1].text == ".":
        before.pop()
    return before[-1] if before else None


def _is_amount(text: str, tokens: list[Token], position: int, words: Lexicon) -> bool:
    """Whether the words around a large number make it a count, a price or a page rather than a year."""
    token = tokens[position]
    before = _word_before(tokens, position)
    word_before = before.text.casefold() if before else ""
    if word_before in words.before_not_years or (word_before and word_before in "§€$£#+"):
        return True
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if following is None or "\n" in text[token.end : following.start]:
        return False
    if following.text in "%€$£°" or (following.start > token.end and words.not_years.holds(following.text.casefold())):
        return True
    if int(token.text) % 100 or following.group != "word" or look_up(following.text, words):
        return False
    # "1900 Sänger": a round number before a word counts it, unless a date word such as "im" or "Jahr" leads up to it.
    return not word_before or word_before in words.before_round_amounts or look_up(word_before, words) is None


def _numeric_date(token: Token, words: Lexicon) -> Lexeme | None:
    if token.group == "iso":
        year, month, day = (int(part) for part in token.text.split("-"))
        return _valid(token, year, (month, day))
    if token.group == "roman_day":
        parts = re.findall(r"\w+", token.text)
        return _valid(token, int(parts[2]) if len(parts) > 2 else None, (_roman_value(parts[1].upper()), int(parts[0])))
    if token.group not in {"date", "day_month"}:
        return None
    numbers = [int(part) for part in re.findall(r"\d+", token.text)]
    if token.group == "day_month":
        return _valid(token, None, (numbers[1], numbers[0]))
    if re.search(r"\D\d\d$", token.text):
        if "." not in token.text:
            return None
        numbers[2] = full_year(numbers[2])
    day_first, month_first = (numbers[1], numbers[0]), (numbers[0], numbers[1])
    if words.day_first is None and "." not in token.text:
        return _valid(token, numbers[2], day_first, month_first)
    return _valid(token, numbers[2], day_first)


def _valid(token: Token, year: int | None, *month_days: tuple[int, int]) -> Lexeme | None:
    """A numeric date a calendar may have: class N with year, # without; value: the year and each (month, day)."""
    possible = tuple(dict.fromkeys((month, day) for month, day in month_days if 1 <= month <= 12 and 1 <= day <= 31))
    if not possible or (year is not None and not 1000 <= year <= LAST_YEAR):
        return None
    return Lexeme("#" if year is None else "N", token.start, token.end, (year, possible))
