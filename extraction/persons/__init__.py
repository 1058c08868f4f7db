"""Finds persons by rules, takes their names apart and joins the mentions of one.

May import `extraction.words` and what that may import.
"""
