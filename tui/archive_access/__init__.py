"""The way of the screens to the archive: threads that read and search, one that writes, an eye on other writers.

May import `archive`, `tui.wording` and `tui.field_message`; no widget and no screen.
"""
