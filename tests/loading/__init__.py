"""A load as a whole, from a file to the database, and what bad files, machines and moments do to it."""
