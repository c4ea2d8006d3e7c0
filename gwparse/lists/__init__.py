"""The user's own lists: units with their other names, and words. They are read from CSV files, and refused where they are malformed.

A list gives plain values for the rooms that look names and words up (`register`, `wrong_words`); nothing here looks at a document.
"""
