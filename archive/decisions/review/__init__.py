"""The review queue: what is worth a person's look, so put that one key settles it, and most of its kind with it.

Each kind of question has a module with a function that gives its items, those that settle most first. Nothing that a
person decided is asked again.
"""

from archive.decisions.review.items import Choice, Evidence, ReviewItem, ReviewKind
from archive.decisions.review.queue import REVIEW_KINDS, review_counts, review_queue

__all__ = ["REVIEW_KINDS", "Choice", "Evidence", "ReviewItem", "ReviewKind", "review_counts", "review_queue"]
