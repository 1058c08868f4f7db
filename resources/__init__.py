"""Makes the data files of `extraction/data` from openly licensed sources; nothing here runs at run time.

`python -m resources.gazetteer` writes the gazetteer, `python -m resources.word_lists` the lists of names and frequent
words, `word_clusters` and `nouns` the tables of these, and `python -m resources.train` the taggers. What each needs
stands at its head; the sources are credited in NOTICE.
"""
