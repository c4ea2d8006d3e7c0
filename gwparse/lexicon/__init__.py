"""What names and words mean that no document says: lists made by hand, each with its sources (词表).

A list is asked about a name or a text and gives plain values. No tree is known here, and what is not listed is not guessed.
"""
