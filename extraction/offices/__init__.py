"""Finds the offices that persons hold: what they are called, of what, where, since when.

May import `extraction.words`, `extraction.persons.joining` and what these may import.
"""
