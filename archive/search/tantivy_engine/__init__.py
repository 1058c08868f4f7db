"""The tantivy engine: a derived index in a folder beside the archive, for more than about a million articles.

It is made of the archive alone, can be thrown away at any time, and is caught up by the number of the last change when
it is opened. Needs the extra `jumelage[tantivy]`. See https://github.com/quickwit-oss/tantivy.
"""
