"""Reads files and feeds and turns each article in them into a `Document`.

One module per format behind one small protocol, one registry that knows them all, and the care that hostile
bytes need: encodings, limits, refusals with a reason. Writes nothing. May import `extraction`, of which it
needs the `Document`.
"""
