"""Suggests which articles belong together: reprints, rewrites, parts and translations.

Suggestions are rows of `article_relations` that people confirm or reject; nothing is merged or dropped because of
them. Derived from texts and findings, so they can be thrown away and made again.
"""
