"""Rules about who does what by when (责任分工)."""
