"""Finds quotes and their speakers: one engine for all languages, words of saying as language data.

`marks` pairs quotation marks, `speech` tells speech from names in quotation marks, `direct` and `indirect` put quotes
together, `cues`, `phrases` and `speakers` find the words of saying and who stands beside them, `persons` looks the
speaker up among the persons of the text.
"""

from extraction.quotes.finding import find_quotes

__all__ = ["find_quotes"]
