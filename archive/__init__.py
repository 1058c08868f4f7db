"""The archive file: its schema and migrations, writing, reading, search, facets and decisions.

The only folder that knows SQL. Everything the others need from the file goes through the functions and
records here. May import `extraction`, whose dataclasses it stores.
"""
