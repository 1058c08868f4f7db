"""Keeps up what makes search fast: the word indexes, the date order, the bitmaps of facets and the vocabulary.

All of it is derived from the tables of articles and findings. The writer keeps it up in the same transaction as the
rows it belongs to; `rebuilding.rebuild` makes it anew.
"""
