"""How what has changed gets from the widgets to the terminal: no more of the screen is put together than is written.

Textual keeps this inside. What is used of its inside is named in `tests/app/textual_insides.py`, and compared there.
"""
