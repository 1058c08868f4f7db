"""Finds quotes and their speakers: one engine for all languages, words of saying as language data.

`extraction.quotation_marks` pairs the marks, `speech` tells speech from names in quotation marks, `direct`,
`indirect` and `unmarked` put quotes together, `cues` finds the words of saying, `phrases` and `clauses` what stands
around them, `speakers`, `subjects` and `sources` who speaks there, and `persons` looks the speaker up among the
persons of the text.
"""

from extraction.quotes.finding import find_quotes

__all__ = ["find_quotes"]
