"""Finds places by the gazetteer, puts right what was taken for one, and tells which place a name means.

May import `extraction.words`, `extraction.persons.joining` and what these may import.
"""
