"""An article as it is laid out for reading: lines, what is marked in them, what can be chosen. Pure.

May import `archive`; nothing else of `tui`.
"""
