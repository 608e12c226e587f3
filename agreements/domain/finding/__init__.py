"""Finding and counting: what is derived from the records for lists and search, and how it answers."""
