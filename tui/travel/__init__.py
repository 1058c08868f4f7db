"""Where one can go in the app, and the way one came: places as values, back and forward. Pure.

May import `archive`; of `tui` what is pure as well.
"""
