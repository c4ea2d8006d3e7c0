"""Real documents, where they are at hand."""
