"""Rules about the kind of a document and the way it goes (文种、行文关系)."""
