"""Rules about punctuation (PU, 标点)."""
