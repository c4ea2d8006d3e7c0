"""Rules about the title (TI, 标题)."""
