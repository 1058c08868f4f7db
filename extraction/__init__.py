"""Finds names, dates and quotes in the text of a press article.

`extractor` is the way in; `naming` joins what the folders find: `words` knows single words, `persons` and `places`
stand on it, `offices` on both, and `tagging` is the trained model beside them; `dates` and `quotes` are engines of
their own.

Everything in this folder is pure: text and metadata go in (`Document`), an `Article` with its canonical text
and the `Findings` in it come out, and the same input gives the same output. What differs between languages is
data in `languages/<code>.toml`; the engines know no language. Imports nothing else of the project.
"""
