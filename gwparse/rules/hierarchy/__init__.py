"""Rules about headings and items: their numbers, marks and levels (HI, 层次)."""
