"""Marks names in sentences by a trained model: what the model is told of each word, and how it decides.

May import `extraction.words` and what that may import.
"""
