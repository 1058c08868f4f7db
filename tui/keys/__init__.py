"""From what the terminal sends to the key that is meant: layouts, sequences, names of keys.

Imports nothing else of the project.
"""
