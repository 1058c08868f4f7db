"""How what has changed gets from the widgets to the terminal: no more of the screen is put together than is written.

Textual keeps this inside. All that is used of its inside is named in `textual_insides`, and a test compares it.
"""
