"""Finds and reads dates: a grammar over classes of words, one engine for all languages.

A text is cut into words, each gets a class from the `[dates]` section of its language (`lexicon`, `lexing`, and
`misprints` for old print), regular expressions over those classes read the expressions (`grammar`), and `resolving`
places them in the calendar as EDTF (`values`). `kinds` tells what happened then, `sayings` when words in quotation
marks were said, `finding` puts it together for texts and `lines` for date lines.
"""

from extraction.dates.finding import find_dates
from extraction.dates.lines import parse_date_line

__all__ = ["find_dates", "parse_date_line"]
