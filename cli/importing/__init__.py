"""Brings files into an archive: reads them, finds what is in them, and writes it, in one pass.

The one place where `importers`, `extraction` and `archive` meet. Reading and finding happen in worker processes that
may be killed; the archive is written by this process alone, in the order of the files. Nothing is imported here: a
worker process needs little of it, and is waited for.
"""
