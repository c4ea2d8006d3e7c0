"""Office files: archives, kinds told by content, old Word files through LibreOffice."""
