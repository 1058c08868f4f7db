"""What people decided about the archive: an append-only journal, and its replay over what extraction found.

What is shown is what extraction found with the live decisions carried out in order. A decision means articles and
entities by uid and stretches of text by their words, never by row, so it outlives every import and re-extraction; one
whose words have vanished is *stale* and listed, never dropped. Taking something back is a decision of its own.
"""
