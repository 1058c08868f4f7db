"""The review queue: what is worth a person's look, so put that one key settles it, and most of its kind with it.

Each kind of question has a module with a function that gives its items, those that settle most first. Nothing that a
person decided is asked again. What people read is data that any interface can say in its language (`Wording`).
"""

from archive.decisions.review.items import Choice, Evidence, ReviewItem, ReviewKind
from archive.decisions.review.queue import REVIEW_KINDS, review_counts, review_queue
from archive.decisions.review.wording import Country, Edtf, Part, Reason, Share, Wording

__all__ = [
    "REVIEW_KINDS",
    "Choice",
    "Country",
    "Edtf",
    "Evidence",
    "Part",
    "Reason",
    "ReviewItem",
    "ReviewKind",
    "Share",
    "Wording",
    "review_counts",
    "review_queue",
]
