"""Puts articles and what was found in them into the archive, in short transactions, as often as one likes.

The only way in for importers and extraction. Nothing here writes what people decided.
"""

from archive.writing.writer import Writer

__all__ = ["Writer"]
