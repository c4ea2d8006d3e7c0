"""Rules about how a text is set on paper, for Word files (LY, 版式)."""
