"""What the app says in the language of the interface: catalogues, numbers and dates, names of kinds and places.

May import `archive`; nothing else of `tui`.
"""
