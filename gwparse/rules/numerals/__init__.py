"""Rules about figures, dates and numerals (NU, 数字)."""
