"""Rules about words: wrong, doubled, left open (WD, 用词)."""
