"""Rules about references inside a document and citations of others (相互参照、引文)."""
