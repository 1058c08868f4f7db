"""What the keys of correction stand for: decisions about findings, entities and articles, and how they are said.

Pure. The screens ask for what is missing, and hand the decisions to the writing thread.
"""
